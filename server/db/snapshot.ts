/** Reads a consistent snapshot while others keep writing. */
import { type Kysely, PostgresAdapter, sql } from 'kysely'
import { openDatabase } from './database.ts'
import type { Database } from './tables.ts'

/** The file behind a SQLite database; empty for one in memory. */
async function fileOf(db: Kysely<Database>): Promise<string> {
  const databases = sql<{ name: string; file: string }>`pragma_database_list`.as('databases')
  const main = await db.selectFrom(databases).select('file').where('name', '=', 'main').executeTakeFirst()
  return main?.file ?? ''
}

/**
 * Runs `read` on a consistent snapshot, however long the reader takes. PostgreSQL uses a repeatable-read transaction.
 * A SQLite file is read through a separate connection, so that others can write meanwhile (WAL); a database in memory
 * has no second connection, so writers wait.
 */
export async function* readFromSnapshot<T>(
  db: Kysely<Database>,
  read: (snapshot: Kysely<Database>) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
  const file = isPostgres ? '' : await fileOf(db)
  const source = file === '' ? db : openDatabase(`sqlite:${file}`)
  try {
    const begun = source.startTransaction()
    const trx = await (isPostgres
      ? begun.setIsolationLevel('repeatable read').setAccessMode('read only').execute()
      : begun.execute())
    try {
      yield* read(trx)
    } finally {
      await trx.rollback().execute()
    }
  } finally {
    if (source !== db) await source.destroy()
  }
}
