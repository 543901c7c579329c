/**
 * The bare server: Fastify and better-sqlite3, the recorded statements, the same JSON, nothing else.
 * Started by `run.ts` as a process of its own: `bare.ts <database file> <token> <feature id> <launch id>`.
 */
import SqliteDatabase from 'better-sqlite3'
import Fastify from 'fastify'
import { Kysely, SqliteDialect } from 'kysely'
import { v7 } from 'uuid'
import { buildApp } from '#server/app.ts'
import { cacheStatements } from '#server/db/statement-cache.ts'
import type { Database } from '#server/db/tables.ts'
import { type JoinedFeature, toFeature } from '#server/resources/features/features.rows.ts'
import { type JoinedTask, toTask } from '#server/resources/tasks/tasks.rows.ts'
import { testDeps } from '../support/deps.ts'
import { type Recording, replay, type Statement, withoutControl } from './recorded.ts'
import { type BenchRequest, scenarios } from './scenarios.ts'

const [file, token, featureId, launchId] = process.argv.slice(2) as [string, string, string, string]

const connection = new SqliteDatabase(file)
for (const pragma of ['journal_mode = WAL', 'foreign_keys = ON', 'synchronous = FULL'])
  connection.pragma(pragma)

/** Sends a request to the real application and records its database statements. */
async function record(): Promise<Recording[]> {
  let statements: Statement[] = []
  let made: string[] = []
  const db = new Kysely<Database>({
    dialect: new SqliteDialect({ database: cacheStatements(connection) }),
    log: ({ query }) => {
      statements.push({ sql: query.sql, parameters: query.parameters })
    },
  })
  const app = await buildApp({
    ...testDeps(db),
    now: () => new Date().toISOString(),
    newId: () => {
      made.push(v7())
      return made.at(-1)!
    },
  })
  const recordings: Recording[] = []
  for (const { ask, isWrite, name } of scenarios) {
    const asked: BenchRequest = ask(() => featureId, launchId)
    statements = []
    made = []
    const answer = await app.inject({
      method: asked.method,
      url: asked.path,
      headers: {
        host: 'localhost',
        cookie: `headrace_session=${token}`,
        ...(asked.ifMatch && { 'if-match': asked.ifMatch }),
      },
      ...(asked.body && { payload: asked.body }),
    })
    if (answer.statusCode >= 300) throw new Error(`${name}: ${answer.body}`)
    recordings.push({ statements: withoutControl(statements), isWrite, own: [...made, featureId, launchId] })
  }
  await app.close()
  return recordings
}

const recordings = await record()
const [list, tasks, create, update] = recordings.map((recording) => replay(connection, recording))
const [, , creating, updating] = recordings
const own = recordings.map((recording) => recording.own)
const fresh = (count: number) => Array.from({ length: count }, () => v7())

const app = Fastify({ logger: false })
app.get('/api/features', () => {
  const results = list!(own[0]!)
  const rows = results.at(-1) as JoinedFeature[]
  const counted = results.find(([row]) => (row as { total?: number } | undefined)?.total !== undefined)
  const { total } = counted![0] as { total: number }
  return { items: rows.slice(0, 50).map(toFeature), nextCursor: rows.at(-2)?.id ?? null, total }
})
app.get('/api/launches/:id/tasks', (request) => {
  const { id } = request.params as { id: string }
  const results = tasks!([...own[1]!.slice(0, -1), id])
  const rows = results.find((found) => found.length > 10) as JoinedTask[]
  return { items: rows.map((row) => toTask(row, new Map(), '2026-11-23')) }
})
app.post('/api/features', (_request, reply) => {
  const made = creating!.own.length - 2
  const results = create!([...fresh(made), featureId, launchId])
  void reply.code(201)
  return toFeature(results.at(-1)![0] as JoinedFeature)
})
app.patch('/api/features/:id', (request) => {
  const { id } = request.params as { id: string }
  const made = updating!.own.length - 2
  const results = update!([...fresh(made), id, launchId])
  const rows = results.filter(([row]) => (row as { title?: string } | undefined)?.title !== undefined)
  return toFeature(rows.at(-1)![0] as JoinedFeature)
})
await app.listen({ host: '127.0.0.1', port: 0 })
const address = app.server.address()
process.stdout.write(`listening ${typeof address === 'object' && address ? address.port : ''}\n`)
