import { type Kysely, PostgresAdapter, sql } from 'kysely'
import type { Database } from './tables.ts'
import { workInThread } from './writer-thread.ts'

/** All tables that grew, not only those that this connection has read, because another one reads. */
const allThatGrew = 0x10002

/**
 * How many rows of an index SQLite samples, because everybody who writes waits meanwhile: half a second at 100,000 features. A
 * value of more rows is taken for one of so many, so that of 2,000, which SQLite recommends, the features of one person
 * seem to be as many as those that are not archived.
 */
const sampledRows = 20_000

/**
 * Updates what the query planner knows about the sizes of tables: after large writes, and daily. SQLite does it only
 * when asked, and PostgreSQL (autovacuum) later than the first reader of a large import; it vacuums too, because it reads
 * the rows of an index that it has not vacuumed.
 */
export async function refreshStatistics(db: Kysely<Database>): Promise<void> {
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    await sql`vacuum (analyze)`.execute(db)
    return
  }
  await db.connection().execute(async (connection) => {
    await workInThread(connection)
    await sql`pragma analysis_limit = ${sql.lit(sampledRows)}`.execute(connection)
    await sql`pragma optimize = ${sql.lit(allThatGrew)}`.execute(connection)
  })
}
