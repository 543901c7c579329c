/** Long transactions on SQLite in a thread of their own: there every statement blocks the thread that runs it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import SqliteDatabase from 'better-sqlite3'
import { CompiledQuery, type Kysely, type QueryResult, SqliteAdapter } from 'kysely'

const file = 'writer-thread.worker.js'
/** Beside this file, or seen from the bundle. */
const folders = [import.meta.dirname, join(import.meta.dirname, '..', 'server', 'db')]

type Answer = Readonly<{
  result?: QueryResult<unknown>
  error?: { message: string; code?: string }
  isInTransaction: boolean
}>

type Waiting = Readonly<{ resolve: (result: QueryResult<unknown>) => void; reject: (error: Error) => void }>

/** A connection to a SQLite file in a thread that ends with it. */
export class WriterThread {
  readonly #worker: Worker
  /** Statements are answered in the order in which they were sent. */
  readonly #waiting: Waiting[] = []
  #failure: Error | undefined
  #isInTransaction = false

  /** @param settings pragmas of the connection */
  constructor(databaseFile: string, settings: readonly string[]) {
    const folder = folders.find((each) => existsSync(join(each, file)))
    if (folder === undefined) throw new Error(`There is no ${file}`)
    this.#worker = new Worker(join(folder, file), { workerData: { file: databaseFile, settings } })
    this.#worker.on('message', (answer: Answer) => this.#onAnswer(answer))
    this.#worker.on('error', (error: Error) => this.#fail(error))
    this.#worker.on('exit', () => this.#fail(new Error('The thread that writes has ended')))
  }

  get isInTransaction(): boolean {
    return this.#isInTransaction
  }

  /** @throws SqliteError as the statement would on another connection */
  async run<R>({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): Promise<QueryResult<R>> {
    if (this.#failure) throw this.#failure
    const result = await new Promise<QueryResult<unknown>>((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#worker.postMessage({ sql, parameters })
    })
    return result as QueryResult<R>
  }

  /** Ends the thread; a transaction that has not ended is rolled back. */
  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #onAnswer({ result, error, isInTransaction }: Answer): void {
    this.#isInTransaction = isInTransaction
    const waiting = this.#waiting.shift()
    if (result) waiting?.resolve(result)
    else waiting?.reject(errorOf(error))
  }

  #fail(error: Error): void {
    this.#failure ??= error
    this.#isInTransaction = false
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure)
  }
}

/** An error of a statement lost its class between the threads. */
function errorOf({ message, code }: NonNullable<Answer['error']> = { message: 'unknown' }): Error {
  return code === undefined ? new Error(message) : new SqliteDatabase.SqliteError(message, code)
}

const moveToThread = CompiledQuery.raw('/* in a thread of its own */')

/** Whether a statement asks for a thread (`workInThread`). */
export const isForThread = ({ sql }: CompiledQuery): boolean => sql === moveToThread.sql

/**
 * Runs what follows on this connection, until it is released, in a thread of its own on SQLite in a file, so that reads
 * are answered meanwhile even by a server whose every statement blocks it. Small transactions are quicker without.
 * @param db a connection, or a transaction that has done nothing yet
 */
export async function workInThread<DB>(db: Pick<Kysely<DB>, 'getExecutor' | 'executeQuery'>): Promise<void> {
  if (db.getExecutor().adapter instanceof SqliteAdapter) await db.executeQuery(moveToThread)
}
