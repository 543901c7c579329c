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

/** The two connections to a file; the reading one is opened when it is first needed. */
class Connections {
  readonly writer: CachedStatements
  readonly #writing: SqliteConnection
  readonly #file: string
  #reader: CachedStatements | undefined

  constructor(writing: SqliteConnection, file: string) {
    this.#writing = writing
    this.#file = file
    this.writer = cacheStatements(writing)
  }

  /** Null for a database in memory, which has one connection. */
  reader(): CachedStatements | null {
    if (this.#file === ':memory:') return null
    return (this.#reader ??= cacheStatements(new SqliteDatabase(this.#file, { readonly: true })))
  }

  /** A connection reads the statistics of its query planner when it opens, and not again. */
  reopenReader(): void {
    this.#reader?.close()
    this.#reader = undefined
  }

  isInTransaction(): boolean {
    return this.#writing.inTransaction
  }

  close(): void {
    this.#reader?.close()
    this.writer.close()
  }
}

/**
 * What Kysely takes for a connection. It reads from the reading one until it has to write or a transaction begins, and
 * from then on does everything on the writing one.
 */
class LazyConnection implements DatabaseConnection {
  readonly #connections: Connections
  readonly #lock: WriteLock
  #turn: Promise<() => void> | undefined

  constructor(connections: Connections, lock: WriteLock) {
    this.#connections = connections
    this.#lock = lock
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const reader = this.#turn || !SelectQueryNode.is(query.query) ? null : this.#connections.reader()
    if (reader) return run(reader, query)
    this.#turn ??= this.#lock.acquire()
    await this.#turn
    const result = run<R>(this.#connections.writer, query)
    if (/^(analyze|pragma optimize)/i.test(query.sql)) this.#connections.reopenReader()
    return result
  }

  async *streamQuery<R>(): AsyncGenerator<QueryResult<R>> {
    throw new Error('Rows are read in pages (db/page.ts), not streamed')
  }

  async release(): Promise<void> {
    const turn = this.#turn
    this.#turn = undefined
    const release = await turn
    release?.()
  }
}

class SqliteDriver implements Driver {
  readonly #lock = new WriteLock()
  readonly #connections: Connections

  constructor(connections: Connections) {
    this.#connections = connections
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new LazyConnection(this.#connections, this.#lock)
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // After some errors, such as a full disk, SQLite has rolled back already; the cause is what counts.
    if (this.#connections.isInTransaction()) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof LazyConnection) await connection.release()
  }

  async destroy(): Promise<void> {
    this.#connections.close()
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
  const connections = new Connections(writer, file)
  return {
    createDriver: () => new SqliteDriver(connections),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}
