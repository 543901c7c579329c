/** Opens the database of a URL: SQLite in a file or in memory, or PostgreSQL. */
import { dirname } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { makePrivateFile, makePrivateFolder, restrict } from './private-files.ts'
import { sqliteDialect } from './sqlite.ts'
import type { Database } from './tables.ts'

const { Pool, types } = pg

/** In milliseconds, for a new connection, and for a free one. */
const connectionTimeoutMillis = 20_000

const ignore = () => {}

/** pg returns 64-bit integers, such as counts, as text unless a parser is set. */
types.setTypeParser(types.builtins.INT8, Number)

/** The file of a SQLite URL; undefined for a database in memory, and for PostgreSQL. */
export const fileOfUrl = (url: string): string | undefined => /^sqlite:(?!:memory:$)(.+)$/s.exec(url)?.[1]

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
    const pool = new Pool({ connectionString: url, max: poolSize, connectionTimeoutMillis })
    // Without an error listener, a restart of PostgreSQL would end this process.
    pool.on('error', ignore)
    // Every connection reports its own loss, also between two statements of a transaction.
    pool.on('connect', (client) => client.on('error', onConnectionLost))
    return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  }
  const file = fileOfUrl(url)
  if (file !== undefined) {
    makePrivateFolder(dirname(file))
    // SQLite gives its journals the permissions of the database.
    for (const journal of ['-wal', '-shm']) restrict(`${file}${journal}`)
    makePrivateFile(file)
  }
  return new Kysely<Database>({ dialect: sqliteDialect(file ?? ':memory:') })
}
