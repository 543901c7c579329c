import { type Kysely, PostgresAdapter, sql } from 'kysely'

const isPostgres = (db: Kysely<any>): boolean => db.getExecutor().adapter instanceof PostgresAdapter

/** Work that servers do beside requests: one row until it is done. */
export async function up(db: Kysely<any>): Promise<void> {
  const text = isPostgres(db) ? sql`text collate "C"` : sql`text`
  await db.schema
    .createTable('jobs')
    .addColumn('id', text, (c) => c.primaryKey().notNull())
    .addColumn('kind', text, (c) => c.notNull())
    // What it is about, such as the id of a row; with the kind unique, so that nothing is queued twice.
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('due_at', text, (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    // The server that works on it, until this lease ends.
    .addColumn('claimed_by', text)
    .addColumn('claimed_until', text)
    .addColumn('progress_done', 'integer')
    .addColumn('progress_total', 'integer')
    .addColumn('failed_at', text)
    .addColumn('failure', text)
    .addUniqueConstraint('jobs_by_subject', ['kind', 'subject'])
    .execute()
  await db.schema
    .createIndex('jobs_by_due')
    .on('jobs')
    .columns(['due_at', 'id'])
    .where(sql.ref('failed_at'), 'is', null)
    .execute()
}

export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.dropTable('jobs').execute()
}
