/**
 * The bare server: Fastify and better-sqlite3, the recorded statements, the same JSON, nothing else.
 * Started by `run.ts` as a process of its own: `bare.ts <database file> <RecordingInput as JSON>`.
 */
import SqliteDatabase from 'better-sqlite3'
import Fastify from 'fastify'
import { v7 } from 'uuid'
import { type JoinedFeature, toFeature } from '#server/resources/features/features.rows.ts'
import { type JoinedTask, toTask } from '#server/resources/tasks/tasks.rows.ts'
import { replay } from './recorded.ts'
import { recordRequests, type RecordedRequest, type RecordingInput } from './recording.ts'

const [file, input] = process.argv.slice(2) as [string, string]
const asked = JSON.parse(input) as RecordingInput
const { launchId } = asked

const connection = new SqliteDatabase(file)
for (const pragma of ['journal_mode = WAL', 'foreign_keys = ON', 'synchronous = FULL'])
  connection.pragma(pragma)
const recorded = await recordRequests(connection, asked)

const isFeature = ([row]: unknown[]) => (row as { title?: string } | undefined)?.title !== undefined

function featurePage(results: unknown[][]) {
  const rows = results.at(-1) as JoinedFeature[]
  const counted = results.find(([row]) => (row as { total?: number } | undefined)?.total !== undefined)
  const { total } = counted![0] as { total: number }
  return { items: rows.slice(0, 50).map(toFeature), nextCursor: rows.at(-2)?.id ?? null, total }
}

function taskList(results: unknown[][]) {
  const rows = results.find((found) => found.length > 10) as JoinedTask[]
  const today = new Date().toISOString().slice(0, 10)
  return { items: rows.map((row) => toTask(row, new Map(), today)) }
}

/** The JSON that a request's rows become; what is not mapped here is the recorded answer, written as JSON again. */
function answerOf({ path, answer }: RecordedRequest): (results: unknown[][]) => unknown {
  if (path.startsWith('/api/features?')) return featurePage
  if (path === `/api/launches/${launchId}/tasks`) return taskList
  return () => answer
}

const find = (method: string) => recorded.find((request) => request.method === method)!
const fresh = (count: number) => Array.from({ length: count }, () => v7())

const app = Fastify({ logger: false })
const reads = new Map(
  recorded
    .filter(({ method }) => method === 'GET')
    .map((request) => {
      const run = replay(connection, request.recording)
      const toAnswer = answerOf(request)
      return [request.path, () => toAnswer(run(request.recording.own))]
    }),
)
app.get('/*', (request) => reads.get(request.url)!())

const creating = find('POST')
const create = replay(connection, creating.recording)
app.post('/api/features', (_request, reply) => {
  const rows = create([...fresh(creating.madeCount), ...creating.recording.own.slice(creating.madeCount)])
  void reply.code(201)
  return toFeature(rows.filter(isFeature).at(-1)![0] as JoinedFeature)
})

const updating = find('PATCH')
const isUpdate = ({ sql, changed }: { sql: string; changed: number | null }) =>
  sql.includes('update "features" set') && changed === 1
if (!updating.recording.statements.some(isUpdate)) throw new Error('The recorded update changed no feature')
const update = replay(connection, updating.recording)
app.patch('/api/features/:id', (request) => {
  const { id } = request.params as { id: string }
  const version = Number(request.headers['if-match']?.replaceAll('"', ''))
  const rows = update([...fresh(updating.madeCount), id, version, version + 1])
  return toFeature(rows.filter(isFeature).at(-1)![0] as JoinedFeature)
})
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
