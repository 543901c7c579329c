/** The statements of a request, with their durations and query plans. */
import { CompiledQuery, type Dialect, Kysely, PostgresAdapter } from 'kysely'
import type { Database } from '#server/db/tables.ts'

export type TimedStatement = { query: CompiledQuery; ms: number }

/** A database that hands over the statements between `start` and `stop`. */
export function timeStatements(dialect: Dialect) {
  let timed: TimedStatement[] | undefined
  const db = new Kysely<Database>({
    dialect,
    log: ({ query, queryDurationMillis: ms }) => void timed?.push({ query, ms }),
  })
  const start = () => {
    timed = []
  }
  const stop = (): TimedStatement[] => {
    const found = timed ?? []
    timed = undefined
    return found
  }
  return { db, start, stop }
}

/** Steps of SQLite that are never the reason. */
const isDetail = /^(CREATE BLOOM FILTER|SCAN CONSTANT ROW|COMPOUND QUERY)/

/** The plan that the database has for a statement, one line per step. */
export async function planOf(db: Kysely<Database>, { sql, parameters }: CompiledQuery): Promise<string[]> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
  const explain = isPostgres ? 'explain' : 'explain query plan'
  const { rows } = await db.executeQuery<Record<string, unknown>>(
    CompiledQuery.raw(`${explain} ${sql}`, [...parameters]),
  )
  if (isPostgres) return rows.map((row) => String(row['QUERY PLAN']))
  const depths = new Map<unknown, number>()
  return rows.flatMap(({ id, parent, detail }) => {
    const depth = (depths.get(parent) ?? -1) + 1
    depths.set(id, depth)
    const step = String(detail)
    return isDetail.test(step) ? [] : `${'  '.repeat(depth)}${step}`
  })
}

/** A statement without its long lists of columns and parameters, and without what every statement of a person begins with. */
export const shorten = (sql: string): string =>
  sql
    .replace(/^with "hidden_entities" as \(.*?"person_id" = (\?|\$\d+)\)\)/, 'with "hidden_entities" as (…)')
    .replaceAll(/("\w+"(\."\w+"| as "\w+")*, ){4,}/g, '… ')
    .replaceAll(/((\?|\$\d+), ){4,}/g, '… ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 800)
