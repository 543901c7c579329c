/** Faults of the machine while the server runs: what is answered, that it shows until it is over, and that nothing is lost. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import type { Feature, FeaturePage } from '#server/contracts/features.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { openDatabase } from '#server/db/database.ts'
import { watchFaults } from '#server/db/fault-watch.ts'
import { migrateToLatest } from '#server/db/migrate.ts'
import type { Database } from '#server/db/tables.ts'
import { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { launchServer } from '../support/server-process.ts'
import { startServer, testDeps } from '../support/server.ts'

/** A server whose connections the test shares, and what it said on standard error. */
async function startWatched(url: string) {
  const db = openDatabase(url, 3)
  onTestFinished(() => db.destroy())
  await migrateToLatest(db)
  const said: string[] = []
  const deps = testDeps(db)
  const client = await startServer(
    { ...deps, config: { ...deps.config, databaseUrl: url } },
    { faults: watchFaults(db, url, (sentence) => said.push(sentence)) },
  )
  return { db, said, client, admin: (await client.firstAdministrator()).client }
}

const ready = async (client: Client) => {
  const { status, body } = await client.get<Problem>('/readyz')
  return status === 200 ? 'ready' : `${status} ${body.code}`
}

/** Makes every insertion of features, and of the probe, fail as PostgreSQL does on a full disk. */
async function refuseRows(db: Kysely<Database>, sqlState: string) {
  await sql`create function refuse_row() returns trigger language plpgsql as
    ${sql.lit(`begin raise exception using errcode = '${sqlState}', message = 'could not extend file'; end`)}`.execute(
    db,
  )
  for (const table of ['features', 'attempts']) {
    await sql`create trigger refuse_row before insert on ${sql.table(table)} execute function refuse_row()`.execute(
      db,
    )
  }
  return () => sql`drop function refuse_row() cascade`.execute(db)
}

/** A disk with room for a few more pages. */
async function fillPages(db: Kysely<Database>) {
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db)
  await sql`pragma max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + 8)}`.execute(db)
  return () => sql`pragma max_page_count = 1073741823`.execute(db)
}

eachDatabase((name, _open, newUrl) => {
  it('refuses writes while the disk is full, loses none that it acknowledged, and goes on by itself', async () => {
    const { db, said, client, admin } = await startWatched(await newUrl())
    expect(await ready(client)).toBe('ready')
    const acknowledged: string[] = []
    const refused: string[] = []
    const write = async (title: string) => {
      const summary = 'x'.repeat(4000)
      const { status, body } = await admin.post<Feature & Problem>('/api/features', { title, summary })
      if (status === 201) return acknowledged.push(title)
      expect([status, body.code]).toEqual([507, 'disk-full'])
      return refused.push(title)
    }
    await write('before')
    const free = name === 'SQLite' ? await fillPages(db) : await refuseRows(db, '53100')
    for (let place = 0; place < 20; place += 1) await write(`during ${place}`)
    expect(refused.length).toBeGreaterThan(5)
    expect((await admin.get<FeaturePage>('/api/features')).status).toBe(200)
    if (name === 'PostgreSQL') expect(await ready(client)).toBe('507 disk-full')
    expect(said[0]).toMatch(/^The disk of .* is full\. Free some space; Headrace goes on by itself\.$/)
    await free()
    await write('after')
    expect(await ready(client)).toBe('ready')
    expect(said.at(-1)).toMatch(/^Over: The disk/)
    expect(acknowledged).toContain('after')
    const { body } = await admin.get<FeaturePage>('/api/features?limit=100')
    expect(body.items.map(({ title }) => title).sort()).toEqual([...acknowledged].sort())
  })

  if (name === 'SQLite') return

  it.each([
    ['25006', 'database-read-only'],
    ['XX001', 'database-damaged'],
    ['53300', 'database-unavailable'],
    ['57P01', 'database-unavailable'],
  ])('answers SQLSTATE %s with %s until it is over', async (sqlState, code) => {
    const { db, client, admin } = await startWatched(await newUrl())
    const end = await refuseRows(db, sqlState)
    const answer = await admin.post<Problem>('/api/features', { title: 'Rye' })
    expect([answer.status, answer.body.code]).toEqual([503, code])
    expect(await ready(client)).toBe(`503 ${code}`)
    await end()
    expect(await ready(client)).toBe('ready')
    expect((await admin.get<FeaturePage>('/api/features')).body.total).toBe(0)
  })

  it(
    'survives connections that are lost during writes, and keeps what it acknowledged',
    { timeout: 60_000 },
    async () => {
      const url = await newUrl()
      const server = await launchServer({ DATABASE_URL: url, LOG_LEVEL: 'silent' })
      const { client } = await server.client.firstAdministrator()
      const cutter = openDatabase(url, 1)
      onTestFinished(() => cutter.destroy())
      const acknowledged = new Set<string>()
      let refused = 0
      const write = async (writer: number) => {
        for (let place = 0; place < 40; place += 1) {
          const answer = await client.post<Feature & Problem>('/api/features', {
            title: `${place} of ${writer}`,
          })
          if (answer.status === 201) acknowledged.add(answer.body.id)
          else {
            expect([answer.status, answer.body.code]).toEqual([503, 'database-unavailable'])
            refused += 1
          }
        }
      }
      const writing = Promise.all([0, 1, 2, 3].map(write))
      for (let cut = 0; cut < 8; cut += 1) {
        await sleep(40)
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(cutter)
      }
      await writing
      expect(refused).toBeGreaterThan(0)
      for (const id of acknowledged) expect((await client.get(`/api/features/${id}`)).status).toBe(200)
      expect(await ready(new Client(client.url))).toBe('ready')
      expect(server.output()).toMatch(/PostgreSQL at .* cannot be reached/)
      expect(server.output()).not.toMatch(/\n +at /)
      expect(await server.stop()).toBe(0)
    },
  )
})
