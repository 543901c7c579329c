/** Acknowledged writes are durable: the process is killed during its writes, on a database in a file. */
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import SqliteDatabase from 'better-sqlite3'
import { expect, it } from 'vitest'
import type { Feature } from '#server/contracts/features.ts'
import { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { launchServer, type ServerProcess } from '../support/server-process.ts'

const writers = 8
const writesEach = 25
const killAfter = 60

const signedIn = async (server: ServerProcess): Promise<Client> =>
  (await server.client.firstAdministrator()).client

/** One of several concurrent writers, running until the server no longer answers. */
async function write(client: Client, writer: number, acknowledged: Map<string, string>, onWrite: () => void) {
  for (let place = 0; place < writesEach; place += 1) {
    const title = `Feature ${place} of writer ${writer}`
    const created = await client.post<Feature>('/api/features', { title })
    if (created.status !== 201) throw new Error(`Writing: ${created.status}`)
    acknowledged.set(created.body.id, title)
    onWrite()
  }
}

eachDatabase((name, _open, newUrl) => {
  it('keeps every acknowledged write when it is killed', { timeout: 60_000 }, async () => {
    const environment = { DATABASE_URL: await newUrl(), LOG_LEVEL: 'warn' }
    const server = await launchServer(environment)
    const client = await signedIn(server)
    const acknowledged = new Map<string, string>()
    const onWrite = () => {
      if (acknowledged.size === killAfter) server.process.kill('SIGKILL')
    }
    const work = Array.from({ length: writers }, (_, writer) => write(client, writer, acknowledged, onWrite))
    const ends = await Promise.allSettled(work)
    expect(ends.every(({ status }) => status === 'rejected')).toBe(true)
    expect(acknowledged.size).toBeGreaterThanOrEqual(killAfter)
    expect(acknowledged.size).toBeLessThan(writers * writesEach)
    expect(await server.stop()).toBeNull()

    const again = await launchServer(environment)
    const reader = new Client(again.client.url, client.cookie)
    for (const [id, title] of acknowledged) {
      expect((await reader.get<Feature>(`/api/features/${id}`)).body.title).toBe(title)
      const { body } = await reader.get<{ total: number }>(`/api/activity?noun=feature&entityId=${id}`)
      expect(body.total).toBe(1)
    }
    expect((await reader.post('/api/features', { title: 'After' })).status).toBe(201)
    expect(await again.stop()).toBe(0)
    if (name === 'SQLite') {
      const file = new SqliteDatabase(environment.DATABASE_URL.slice('sqlite:'.length))
      expect(file.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
      expect(file.pragma('foreign_key_check')).toEqual([])
      file.close()
    }
  })

  it('finishes running requests at shutdown', { timeout: 30_000 }, async () => {
    const server = await launchServer({ DATABASE_URL: await newUrl(), LOG_LEVEL: 'warn' })
    const client = await signedIn(server)
    const body = JSON.stringify({ title: 'Under way' })
    const status = new Promise<number>((resolve, reject) => {
      const sent = request(`${client.url}/api/features`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          cookie: client.cookie,
        },
      })
      sent.on('response', (response) => resolve(response.resume().statusCode ?? 0)).on('error', reject)
      sent.write(body.slice(0, 5))
      void sleep(1500).then(() => sent.end(body.slice(5)))
    })
    await sleep(500)
    const asked = Date.now()
    const [ended, answered] = await Promise.all([server.stop('SIGTERM'), status])
    expect([ended, answered]).toEqual([0, 201])
    // Although the connection of the response could be kept alive for longer.
    expect(Date.now() - asked).toBeLessThan(4500)
  })
})
