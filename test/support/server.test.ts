import { expect, it } from 'vitest'
import { eachDatabase } from './databases.ts'
import { startServer, testDeps } from './server.ts'
import { fromSources, launchServer } from './server-process.ts'

eachDatabase((_name, open, newUrl) => {
  it('serves the app in this process', async () => {
    const client = await startServer(testDeps(await open()))
    expect((await client.get('/readyz')).status).toBe(200)
    expect((await client.get('/api/session')).body).toMatchObject({ person: null, isEmpty: true })
  })

  it('serves it from a separate process, which shuts down within 10 s', async () => {
    const server = await launchServer({ DATABASE_URL: await newUrl() }, fromSources)
    expect((await server.client.get('/healthz')).status).toBe(200)
    const asked = Date.now()
    expect(await server.stop('SIGTERM')).toBe(0)
    expect(Date.now() - asked).toBeLessThan(10_000)
  })
})

it('shows the output of a process that cannot start', async () => {
  await expect(launchServer({ LOG_LEVEL: 'shouting' })).rejects.toThrow(/LOG_LEVEL must be one of/)
})
