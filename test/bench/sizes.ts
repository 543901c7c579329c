/**
 * `npm run bench:sizes [-- --sizes 1000,10000,100000 --postgres <url of an empty database>]`: the time of every list and page of
 * one server at growing sizes, as ratios to the smallest of this run, with the statements that do not stay flat.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { buildApp } from '#server/app.ts'
import type { Person } from '#server/contracts/people.ts'
import { sqliteDialect } from '#server/db/sqlite.ts'
import type { Database } from '#server/db/tables.ts'
import { testDeps } from '../support/deps.ts'
import { seed } from './seed.ts'

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    postgres: { type: 'string' },
    rounds: { type: 'string', default: '15' },
  },
})
const sizes = options.sizes.split(',').map(Number)
const rounds = Number(options.rounds)
const folder = mkdtempSync(join(tmpdir(), 'headrace-sizes-'))

type Statement = { sql: string; ms: number }

/** A database whose statements are recorded while `statements` is an array. */
async function openRecorded(size: number) {
  const record: { statements: Statement[] | undefined } = { statements: undefined }
  const log = ({ query, queryDurationMillis: ms }: { query: { sql: string }; queryDurationMillis: number }) =>
    void record.statements?.push({ sql: query.sql, ms })
  if (options.postgres === undefined) {
    const dialect = sqliteDialect(join(folder, `${size}.db`))
    return { record, db: new Kysely<Database>({ dialect, log }) }
  }
  const admin = new pg.Client({ connectionString: options.postgres })
  await admin.connect()
  await admin.query('drop schema public cascade; create schema public')
  await admin.end()
  const pool = new pg.Pool({ connectionString: options.postgres, max: 3 })
  return { record, db: new Kysely<Database>({ dialect: new PostgresDialect({ pool }), log }) }
}

const median = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!

async function startSession(db: Kysely<Database>, { id }: Person): Promise<string> {
  const token = `bench-${id}`
  const never = '2999-01-01T00:00:00.000Z'
  const hash = createHash('sha256').update(token).digest('hex')
  const dates = { created_at: new Date().toISOString(), last_seen_at: never, expires_at: never }
  await db
    .insertInto('sessions')
    .values({
      id: token,
      token_hash: hash,
      person_id: id,
      method: 'password',
      address: null,
      user_agent: null,
      ...dates,
    })
    .execute()
  return `headrace_session=${token}`
}

/** The requests of each role, by what the table calls them. */
const paths = (ownerId: string, featureId: string, launchId: string): Record<string, string> => ({
  desk: '/api/desk',
  features: '/api/features',
  'features, last updated first, next page': '/api/features?sort=-updatedAt',
  'features by title': '/api/features?sort=title',
  'features by grade': '/api/features?grade=big-scenario&sort=releaseDate',
  'features of an owner': `/api/features?ownerId=${ownerId}`,
  'features with a tag, a third': '/api/features?tag=payroll',
  'features with a tag, one in fifty': '/api/features?tag=mobile',
  'features with an unused tag': '/api/features?tag=unused',
  'features in a stage': '/api/features?stage=gray',
  'features that need a grade': '/api/features?needsGrading=true',
  'a feature': `/api/features/${featureId}`,
  'its grading': `/api/features/${featureId}/grading`,
  'its history': `/api/activity?noun=feature&entityId=${featureId}`,
  'its warnings': `/api/warnings?featureId=${featureId}`,
  launches: '/api/launches',
  'launches that are live': '/api/launches?status=live',
  'launches of a feature': `/api/launches?featureId=${featureId}`,
  'a launch': `/api/launches/${launchId}`,
  'its tasks': `/api/launches/${launchId}/tasks`,
  'my tasks': '/api/tasks?state=open',
  history: '/api/activity',
  'history of a person': `/api/activity?personId=${ownerId}`,
  'nearest features': `/api/features/${featureId}/grading/nearest?total=3.1`,
  warnings: '/api/warnings',
  people: '/api/people',
})

async function ask(app: FastifyInstance, cookie: string, url: string): Promise<number> {
  const began = performance.now()
  const { statusCode, body } = await app.inject({ url, headers: { host: 'localhost', cookie } })
  if (statusCode !== 200 && statusCode !== 403) throw new Error(`${url}: ${statusCode} ${body}`)
  return statusCode === 200 ? performance.now() - began : Number.NaN
}

const table = new Map<string, number[]>()
for (const size of sizes) {
  const { db, record } = await openRecorded(size)
  const began = performance.now()
  const { administrator, people, featureIds, launchIds } = await seed(db, size)
  process.stdout.write(`${size} features: filled in ${((performance.now() - began) / 1000).toFixed(0)} s\n`)
  const app = await buildApp({ ...testDeps(db), now: () => new Date().toISOString() })
  const readers = { PMM: people[0]!, lead: people[1]!, PM: people[2]!, administrator }
  for (const [role, reader] of Object.entries(readers)) {
    const cookie = await startSession(db, reader)
    const requests = paths(people[3]!.id, featureIds[50]!, launchIds[5]!)
    for (const [name, path] of Object.entries(requests)) {
      const spent: number[] = []
      for (let round = -4; round < rounds; round++) {
        const ms = await ask(app, cookie, path)
        if (round >= 0) spent.push(ms)
      }
      const key = `${role}: ${name}`
      const earlier = table.get(key) ?? []
      table.set(key, [...earlier, median(spent)])
      if (earlier.length > 0 && median(spent) > 3 * earlier[0]!) {
        record.statements = []
        await ask(app, cookie, path)
        const slow = record.statements.filter(({ ms }) => ms > earlier[0]!).sort((a, b) => b.ms - a.ms)
        record.statements = undefined
        for (const { sql, ms } of slow.slice(0, 3))
          process.stdout.write(`  ${key}: ${ms.toFixed(1)} ms ${sql}\n`)
      }
    }
  }
  await app.close()
  await db.destroy()
}
process.stdout.write(
  `\n${'ms, median'.padEnd(54)}${sizes.map((size) => String(size).padStart(10)).join('')}   last ÷ first\n`,
)
for (const [key, spent] of table) {
  if (spent.every(Number.isNaN)) continue
  const ratio = spent.at(-1)! / spent[0]!
  process.stdout.write(
    `${key.padEnd(54)}${spent.map((ms) => ms.toFixed(1).padStart(10)).join('')}${ratio.toFixed(1).padStart(15)}\n`,
  )
}
rmSync(folder, { recursive: true, force: true })
