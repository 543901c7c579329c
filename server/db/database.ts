/** Opens the database of a URL: SQLite in a file or in memory, or PostgreSQL. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { sqliteDialect } from './sqlite.ts'
import type { Database } from './tables.ts'

const { Pool, types } = pg

const ignore = () => {}

/** pg returns 64-bit integers, such as counts, as text unless a parser is set. */
types.setTypeParser(types.builtins.INT8, Number)

/**
 * @param url `sqlite:<file>`, `sqlite::memory:` or `postgres://…`
 * @param poolSize the maximum number of PostgreSQL connections; SQLite has one that writes and one that reads
 * @param onConnectionLost called when an idle connection breaks; the next query opens another
 */
export function openDatabase(
  url: string,
  poolSize = 10,
  onConnectionLost: (error: Error) => void = ignore,
): Kysely<Database> {
  if (!url.startsWith('sqlite:')) {
    const pool = new Pool({ connectionString: url, max: poolSize })
    // Without an error listener, a restart of PostgreSQL would end this process.
    pool.on('error', onConnectionLost)
    return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  }
  const file = url.slice('sqlite:'.length)
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  return new Kysely<Database>({ dialect: sqliteDialect(file) })
}
