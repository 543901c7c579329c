import { expect, it } from 'vitest'
import { launchServer } from '../support/server-process.ts'

it('npm start serves pages and API from their builds, and shuts down on a signal', async () => {
  const server = await launchServer({}, ['.config/start.js'])
  const page = await fetch(server.client.url)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('<script type="module"')
  expect((await server.client.get('/api/session')).body).toMatchObject({ isEmpty: true })
  expect(await server.stop()).toBe(0)
})

it('npm start logs errors with lines of the source files', async () => {
  await expect(
    launchServer({ DATABASE_URL: 'sqlite:/dev/null/none.db' }, ['.config/start.js']),
  ).rejects.toThrow(/server\/db\/database\.ts:\d+/)
})
