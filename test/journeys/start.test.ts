import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { launchServer } from '../support/server-process.ts'

it('npm start serves pages, API and its documentation from their builds, and shuts down on a signal', async () => {
  const server = await launchServer({}, ['.config/start.js'])
  const page = await fetch(server.client.url)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('<script type="module"')
  expect((await server.client.get('/api/session')).body).toMatchObject({ isEmpty: true })
  const docs = await server.client.get<string>('/api/docs/')
  expect([docs.status, docs.body]).toEqual([200, expect.stringContaining('swagger-ui')])
  expect((await server.client.get('/api/docs/static/swagger-ui.css')).status).toBe(200)
  expect(await server.stop()).toBe(0)
})

it('npm start logs errors with lines of the source files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'headrace-start-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  // Of another program.
  const file = new SqliteDatabase(join(folder, 'other.db'))
  file.exec('create table people (nickname text)')
  file.close()
  await expect(
    launchServer({ DATABASE_URL: `sqlite:${join(folder, 'other.db')}` }, ['.config/start.js']),
  ).rejects.toThrow(/server\/db\/[\w-]+\.ts:\d+/)
})
