import { type Kysely, PostgresAdapter, sql } from 'kysely'
import type { Database } from './tables.ts'

/**
 * All tables that grew, not only those that this connection has read, because another one reads; from samples, because
 * everybody waits meanwhile (SQLite's documentation, PRAGMA optimize).
 */
const allThatGrew = 0x10012

/**
 * Updates what the query planner knows about the sizes of tables: after large writes, and daily. SQLite does it only
 * when asked, and PostgreSQL (autovacuum) later than the first reader of a large import.
 */
export async function refreshStatistics(db: Kysely<Database>): Promise<void> {
  await (
    db.getExecutor().adapter instanceof PostgresAdapter
      ? sql`analyze`
      : sql`pragma optimize = ${sql.lit(allThatGrew)}`
  ).execute(db)
}
