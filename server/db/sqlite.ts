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
import { isForThread, WriterThread } from './writer-thread.ts'

/** Of every connection that writes. */
const writerSettings = [
  'foreign_keys = ON',
  'busy_timeout = 5000',
  // An acknowledged write survives a power failure, not only a crash of this process.
  'synchronous = FULL',
]

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

  /** Null for a database in memory, which only its one connection reaches. */
  thread(): WriterThread | null {
    return this.#file === ':memory:' ? null : new WriterThread(this.#file, writerSettings)
  }

  /** A connection reads the statistics of its query planner when it opens, and again only when asked. */
  takeNewStatistics(): void {
    this.#writing.exec('analyze sqlite_schema')
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
  #thread: WriterThread | null = null

  constructor(connections: Connections, lock: WriteLock) {
    this.#connections = connections
    this.#lock = lock
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const reader = this.#turn || !SelectQueryNode.is(query.query) ? null : this.#connections.reader()
    if (reader) return run(reader, query)
    this.#turn ??= this.#lock.acquire()
    await this.#turn
    if (isForThread(query)) return this.#moveToThread()
    const result = this.#thread ? await this.#thread.run<R>(query) : run<R>(this.#connections.writer, query)
    if (/^(analyze|pragma optimize)/i.test(query.sql)) this.#connections.takeNewStatistics()
    return result
  }

  isInTransaction(): boolean {
    return this.#thread ? this.#thread.isInTransaction : this.#connections.isInTransaction()
  }

  /** The turn to write stays with this connection. */
  async #moveToThread<R>(): Promise<QueryResult<R>> {
    this.#thread ??= this.#connections.thread()
    if (this.#thread && this.#connections.isInTransaction()) {
      run(this.#connections.writer, CompiledQuery.raw('rollback'))
      await this.#thread.run(CompiledQuery.raw('begin immediate'))
    }
    return { rows: [] }
  }

  async *streamQuery<R>(): AsyncGenerator<QueryResult<R>> {
    throw new Error('Rows are read in pages (db/page.ts), not streamed')
  }

  async release(): Promise<void> {
    const [turn, thread] = [this.#turn, this.#thread]
    this.#turn = undefined
    this.#thread = null
    await thread?.end()
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
    if (connection instanceof LazyConnection && connection.isInTransaction())
      await connection.executeQuery(CompiledQuery.raw('rollback'))
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
  for (const setting of writerSettings) writer.pragma(setting)
  const connections = new Connections(writer, file)
  return {
    createDriver: () => new SqliteDriver(connections),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}
