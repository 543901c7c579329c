/**
 * `npm run bench:sizes [-- --sizes 1000,10000,100000 --rounds 15 --postgres [<url>]]`: the time of every list and page at
 * growing sizes, as ratios to the smallest of this run, with the slowest statement of those that do not stay flat.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { type Dialect, PostgresDialect } from 'kysely'
import pg from 'pg'
import { buildApp } from '#server/app.ts'
import { sqliteDialect } from '#server/db/sqlite.ts'
import { testDeps } from '../support/deps.ts'
import { createPostgresDatabase } from '../support/postgres-databases.ts'
import { startPostgres } from '../support/postgres.ts'
import { cookieOf, startSession } from './database-file.ts'
import { line, median } from './figures.ts'
import { pathsOf } from './paths.ts'
import { seed } from './seed.ts'
import { planOf, shorten, timeStatements } from './statements.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    rounds: { type: 'string', default: '15' },
    postgres: { type: 'boolean', default: false },
  },
})
const sizes = options.sizes.split(',').map(Number)
const rounds = Number(options.rounds)
const warmUps = 4
/** A line that grows by more than this is explained, unless its slowest statement is negligible. */
const flat = 3
const negligibleMs = 2

const folder = mkdtempSync(join(tmpdir(), 'headrace-sizes-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
const [givenUrl] = positionals
const started = options.postgres && givenUrl === undefined ? await startPostgres() : undefined
const postgresUrl = givenUrl ?? started?.url

/** A new database, and a function that removes it after it was closed. */
async function newDatabase(size: number): Promise<{ dialect: Dialect; remove: () => Promise<void> }> {
  if (postgresUrl === undefined)
    return { dialect: sqliteDialect(join(folder, `${size}.db`)), remove: async () => {} }
  const { url, remove } = await createPostgresDatabase(postgresUrl)
  const pool = new pg.Pool({ connectionString: url, max: 3 })
  return { dialect: new PostgresDialect({ pool }), remove }
}

/** @returns the milliseconds, or undefined when this person may not ask it */
async function ask(app: FastifyInstance, cookie: string, url: string): Promise<number | undefined> {
  const began = performance.now()
  const { statusCode, body } = await app.inject({ url, headers: { host: 'localhost', cookie } })
  if (statusCode === 403) return undefined
  if (statusCode !== 200) throw new Error(`${url}: ${statusCode} ${body}`)
  return performance.now() - began
}

const table = new Map<string, number[]>()
/** The slowest statement of each line that grew, by its SQL. */
const slow = new Map<string, { keys: string[]; ms: number; plan: string[] }>()

async function measure(size: number): Promise<void> {
  const { dialect, remove } = await newDatabase(size)
  const { db, start, stop } = timeStatements(dialect)
  const began = performance.now()
  const { administrator, people, featureIds, launchIds } = await seed(db, size)
  process.stdout.write(`${size} features: filled in ${((performance.now() - began) / 1000).toFixed(0)} s\n`)
  const app = await buildApp({ ...testDeps(db), now: () => new Date().toISOString() })
  const readers = { PMM: people[0]!, lead: people[1]!, PM: people[2]!, administrator }
  const paths = Object.entries(pathsOf(people[3]!.id, featureIds[50]!, launchIds[5]!))
  for (const [role, reader] of Object.entries(readers)) {
    const cookie = cookieOf(await startSession(db, reader))
    for (const [name, path] of paths) {
      const spent: number[] = []
      for (let round = -warmUps; round < rounds; round++) {
        const ms = await ask(app, cookie, path)
        if (ms === undefined) break
        if (round >= 0) spent.push(ms)
      }
      if (spent.length === 0) continue
      const key = `${role}: ${name}`
      const times = [...(table.get(key) ?? []), median(spent)]
      table.set(key, times)
      if (size !== sizes.at(-1) || times.at(-1)! <= flat * times[0]!) continue
      start()
      await ask(app, cookie, path)
      const [slowest] = stop().sort((a, b) => b.ms - a.ms)
      const { query, ms } = slowest!
      if (ms < negligibleMs) continue
      const known = slow.get(query.sql)
      slow.set(query.sql, {
        keys: [...(known?.keys ?? []), key],
        ms: Math.max(known?.ms ?? 0, ms),
        plan: known?.plan ?? (await planOf(db, query)),
      })
    }
  }
  await app.close()
  await db.destroy()
  await remove()
}

for (const size of sizes) await measure(size)
await started?.stop()
const widths = [52, ...sizes.map(() => 10), 15]
process.stdout.write(line(widths, ['\nmedian ms', ...sizes.map(String), 'last ÷ first']))
for (const [key, times] of table)
  process.stdout.write(
    line(widths, [key, ...times.map((ms) => ms.toFixed(1)), (times.at(-1)! / times[0]!).toFixed(1)]),
  )
if (slow.size > 0) process.stdout.write(`\nThe slowest statement of what grew more than ${flat} times:\n`)
for (const [sql, { keys, ms, plan }] of [...slow].sort(([, a], [, b]) => b.ms - a.ms)) {
  const steps = plan.map((step) => `      ${step}\n`).join('')
  process.stdout.write(`\n${keys.join('; ')}: ${ms.toFixed(1)} ms\n   ${shorten(sql)}\n${steps}`)
}
