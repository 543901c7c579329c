/** Requests every scenario once from the real application, on the bare server's database, and records the statements. */
import type SqliteDatabase from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { v7 } from 'uuid'
import { buildApp } from '#server/app.ts'
import type { Database } from '#server/db/tables.ts'
import { testDeps } from '../support/deps.ts'
import { cookieOf, type Tokens } from './database-file.ts'
import { type Recording, recordStatements } from './recorded.ts'
import { type BenchRequest, scenarios } from './scenarios.ts'

/** The version of the feature that the recording updates: a number that no other parameter has. */
export const recordedVersion = 1_000_001

/** A recorded request: its statements, the number of ids that were made for it, and the answer. */
export type RecordedRequest = BenchRequest & { recording: Recording; madeCount: number; answer: unknown }

/** `featureId` is changed. */
export type RecordingInput = { tokens: Tokens; featureId: string; launchId: string }

/** @returns every request that the bare server answers */
export async function recordRequests(
  connection: SqliteDatabase.Database,
  { tokens, featureId, launchId }: RecordingInput,
): Promise<RecordedRequest[]> {
  let statements: Recording['statements'] = []
  let made: string[] = []
  const database = recordStatements(connection, (statement) => statements.push(statement))
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database }) })
  const newId = () => {
    made.push(v7())
    return made.at(-1)!
  }
  const app = await buildApp({ ...testDeps(db), now: () => new Date().toISOString(), newId })
  const reset = connection.prepare('update features set version = ? where id = ?')
  const send = async ({ method, path: url, body, ifMatch }: BenchRequest, token: string) => {
    reset.run(recordedVersion, featureId)
    statements = []
    made = []
    const answer = await app.inject({
      method,
      url,
      headers: { host: 'localhost', cookie: cookieOf(token), ...(ifMatch && { 'if-match': ifMatch }) },
      ...(body && { payload: body }),
    })
    if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.body}`)
    return answer.json<unknown>()
  }
  const found: RecordedRequest[] = []
  const compared = scenarios.filter(({ alone }) => alone === undefined)
  for (const { ask, role } of compared.flatMap(({ requests, role }) =>
    requests.map((ask) => ({ ask, role })),
  )) {
    const token = tokens[role ?? 'pmm']
    const request = ask(launchId, { id: featureId, version: recordedVersion })
    // The first time fills what the application keeps in memory.
    await send(request, token)
    const answer = await send(request, token)
    const own = [...made, featureId, recordedVersion, recordedVersion + 1]
    const recording = { statements, isWrite: request.method !== 'GET', own }
    found.push({ ...request, recording, madeCount: made.length, answer })
  }
  return found
}
