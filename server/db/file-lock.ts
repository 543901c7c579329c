/** One server per SQLite file: a second one would fail at every write that meets one of the first, and get no signals. */
import { lstatSync, readlinkSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { OperatorError } from '../operator-error.ts'
import { fileOfUrl } from './database.ts'
import { makePrivateFile, makePrivateFolder } from './private-files.ts'

/** The path without symbolic links, also of a file that does not exist yet; its folder is made. */
export function realFile(path: string): string {
  const file = resolve(path)
  makePrivateFolder(dirname(file))
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) {
    return realFile(resolve(dirname(file), readlinkSync(file)))
  }
  return join(realpathSync(dirname(file)), basename(file))
}

/** Connections that hold a lock: one that nothing refers to would be closed. */
const holding = new Set<SqliteDatabase.Database>()

/** Releases the lock. */
type Release = () => void

/**
 * Locks a database file for this process until it is released or the process ends, however it ends: the lock is an
 * exclusive transaction on a second SQLite file beside the database. The database itself stays free for backups.
 * @param refusalFor what to say when another process holds the lock
 * @throws OperatorError when another process holds it, or when the folder cannot be written
 */
export function lockDatabaseFile(path: string, refusalFor: (file: string) => string): Release {
  const file = realFile(path)
  const lockFile = `${file}.lock`
  makePrivateFile(lockFile)
  const lock = new SqliteDatabase(lockFile, { timeout: 0 })
  try {
    lock.pragma('journal_mode = memory')
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (!(error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY'))) throw error
    throw new OperatorError(refusalFor(file), { cause: error })
  }
  holding.add(lock)
  return () => {
    holding.delete(lock)
    lock.close()
  }
}

/** Locks the database of a URL for a server; PostgreSQL, and a database in memory, need no lock. */
export function lockDatabase(url: string): Release {
  const path = fileOfUrl(url)
  if (path === undefined) return () => {}
  return lockDatabaseFile(
    path,
    (file) =>
      `Another server uses the database ${file}, which takes one at a time. Stop the other one first, or set DATABASE_URL ` +
      'to a PostgreSQL database, which several servers may share.',
  )
}
