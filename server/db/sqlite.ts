/** SQLite with two connections: one that writes, one transaction at a time, and one that reads without waiting for it. */
import SqliteDatabase, { type Database as SqliteConnection } from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { type CachedStatements, cacheStatements } from './statement-cache.ts'

/** Grants the writing connection to one after the other, in the order in which they ask. */
class WriteLock {
  #last: Promise<void> = Promise.resolve()

  /** @returns a function that releases the lock, once it is granted */
  async acquire(): Promise<() => void> {
    let release = () => {}
    const before = this.#last
    this.#last = new Promise((resolve) => {
      release = resolve
    })
    await before
    return release
  }
}

function run<R>(connection: CachedStatements, { sql, parameters }: CompiledQuery): QueryResult<R> {
  const statement = connection.prepare(sql)
  if (statement.reader) return { rows: statement.all(parameters) as R[] }
  const { changes, lastInsertRowid } = statement.run(parameters)
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
}

/**
 * What Kysely takes for a connection. It reads from the reading one until it has to write or a transaction begins, and
 * from then on does everything on the writing one.
 */
class Session implements DatabaseConnection {
  readonly #writer: CachedStatements
  readonly #reader: () => CachedStatements | null
  readonly #lock: WriteLock
  #release: (() => void) | undefined

  constructor(writer: CachedStatements, reader: () => CachedStatements | null, lock: WriteLock) {
    this.#writer = writer
    this.#reader = reader
    this.#lock = lock
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const reader = this.#release || !SelectQueryNode.is(query.query) ? null : this.#reader()
    if (reader) return run(reader, query)
    this.#release ??= await this.#lock.acquire()
    return run(this.#writer, query)
  }

  async *streamQuery<R>(): AsyncGenerator<QueryResult<R>> {
    throw new Error('Rows are read in pages (db/page.ts), not streamed')
  }

  release(): void {
    this.#release?.()
    this.#release = undefined
  }
}

class SqliteDriver implements Driver {
  readonly #lock = new WriteLock()
  readonly #writer: CachedStatements
  readonly #openReader: (() => SqliteConnection) | null
  #reader: CachedStatements | null = null

  constructor(writer: SqliteConnection, openReader: (() => SqliteConnection) | null) {
    this.#writer = cacheStatements(writer)
    this.#openReader = openReader
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const reader = () => (this.#reader ??= this.#openReader && cacheStatements(this.#openReader()))
    return new Session(this.#writer, reader, this.#lock)
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof Session) connection.release()
  }

  async destroy(): Promise<void> {
    this.#reader?.close()
    this.#writer.close()
  }
}

/**
 * The dialect for one file. Selects outside a transaction see what is committed and never wait for a transaction;
 * everything else takes turns.
 * @param file a path, or `:memory:`, which has one connection only, so that readers wait too
 */
export function sqliteDialect(file: string): Dialect {
  const writer = new SqliteDatabase(file)
  writer.pragma('journal_mode = WAL')
  writer.pragma('foreign_keys = ON')
  writer.pragma('busy_timeout = 5000')
  // An acknowledged write survives a power failure, not only a crash of this process.
  writer.pragma('synchronous = FULL')
  const openReader = file === ':memory:' ? null : () => new SqliteDatabase(file, { readonly: true })
  return {
    createDriver: () => new SqliteDriver(writer, openReader),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}
