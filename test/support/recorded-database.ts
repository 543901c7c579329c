/** A database that records its statements, for tests of how many a request needs. */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { migrateToLatest } from '#server/db/migrate.ts'
import { sqliteDialect } from '#server/db/sqlite.ts'
import type { Database } from '#server/db/tables.ts'

/** With this query `localLive` waits for its turn after a commit, before it signals a change. */
const isSignal = (sql: string) => sql === 'select 1'

const file = (url: string) => url.slice('sqlite:'.length)

/**
 * Opens and migrates an empty database.
 * @param url as `newUrl` of `eachDatabase` gives it
 * @returns with `recorded`, which runs work and returns the SQL of its statements, `begin` and `commit` among them,
 * without those that only signal a change
 */
export async function openRecorded(url: string) {
  const statements: string[] = []
  const dialect = url.startsWith('sqlite:')
    ? sqliteDialect(file(url))
    : new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 3 }) })
  const db = new Kysely<Database>({ dialect, log: ({ query }) => void statements.push(query.sql) })
  onTestFinished(() => db.destroy())
  await migrateToLatest(db)
  const recorded = async (work: () => Promise<unknown>): Promise<string[]> => {
    statements.length = 0
    await work()
    return statements.filter((sql) => !isSignal(sql))
  }
  return { db, recorded }
}
