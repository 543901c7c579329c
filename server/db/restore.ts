/** Restores a backup over a SQLite database that no server uses. */
import {
  chownSync,
  copyFileSync,
  existsSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { migrations } from '../../migrations/index.ts'
import { flush, fileTimestamp, checkIntegrity, sha256Of } from './backup.ts'
import { accessEndings } from './ended-access.ts'
import { lockDatabaseFile, realFile } from './file-lock.ts'
import { restrict } from './private-files.ts'
import { type TableSum, tableSums } from './table-sums.ts'

export type RestoreOptions = Readonly<{
  /** The current time, ISO 8601 in UTC. */
  at: string
  /** Accepts a backup without a `.sha256` file. */
  isSumOptional?: boolean
  /** Replaces a database that is too damaged to check whether a server uses it. */
  isDamageAccepted?: boolean
  /** Keeps sessions, links, tokens and codes as they were; otherwise they end. */
  isAccessKept?: boolean
}>

const inUse = 'A server uses this database. Stop it first'
const journals = ['-wal', '-shm', '-journal']

/** @throws Error when the checksum does not match */
async function requireSum(file: string, copied: string, isOptional: boolean): Promise<void> {
  if (!existsSync(`${file}.sha256`)) {
    if (isOptional) return
    throw new Error(
      `There is no ${file}.sha256 to check the file by. Add --without-checksum if that is meant`,
    )
  }
  const expected = readFileSync(`${file}.sha256`, 'utf8').slice(0, 64)
  if ((await sha256Of(copied)) !== expected) {
    throw new Error(`${file} is not what was backed up: its SHA-256 differs from ${file}.sha256`)
  }
}

/**
 * Checks a copy, and ends the access that it would give again.
 * @returns what it contained
 * @throws Error for a file that is not a Headrace database, is damaged, or was written by a newer version
 */
function prepareCopy(copied: string, { at, isAccessKept }: RestoreOptions): TableSum[] {
  const database = new SqliteDatabase(copied, { fileMustExist: true })
  try {
    checkIntegrity(database)
    const isOurs = database
      .prepare(`select count(*) from sqlite_master where type = 'table' and name = 'kysely_migration'`)
      .pluck()
    if (isOurs.get() === 0) throw new Error('The file is not a Headrace database')
    const made = database.prepare('select name from kysely_migration order by name').pluck().all() as string[]
    const unknown = made.filter((migration) => !(migration in migrations))
    if (unknown.length > 0) {
      throw new Error(
        `The file was made by a newer version of Headrace (${unknown.join(', ')}): update first`,
      )
    }
    // A single file, without WAL.
    database.pragma('journal_mode = DELETE')
    const tables = tableSums(database)
    const names = tables.map(({ table }) => table)
    if (!isAccessKept)
      database.transaction(() => accessEndings(at, names).forEach((ending) => database.exec(ending)))()
    return tables
  } finally {
    database.close()
  }
}

const codeOf = (error: unknown): string => (error instanceof SqliteDatabase.SqliteError ? error.code : '')

/**
 * Takes exclusive access to a database and writes its WAL back. Leaving WAL mode fails while any server has it open.
 * @throws Error while a server uses it
 */
function hold(file: string, isDamageAccepted: boolean): SqliteDatabase.Database | undefined {
  let database: SqliteDatabase.Database | undefined
  try {
    database = new SqliteDatabase(file, { timeout: 1_000 })
    database.pragma('journal_mode = DELETE')
    database.exec('begin exclusive')
    return database
  } catch (error) {
    database?.close()
    if (/^SQLITE_(BUSY|LOCKED)/.test(codeOf(error))) {
      throw new Error(inUse, { cause: error })
    }
    if (isDamageAccepted && /^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error))) return undefined
    const said = error instanceof Error ? error.message : String(error)
    throw new Error(
      `The database that would be replaced cannot be read (${said}). Make sure that no server uses it and add --replace-damaged`,
      { cause: error },
    )
  }
}

/** Copies the owner of a file, so that the same server can open the copy. */
function ownLike(file: string, model: string): void {
  const { uid, gid } = statSync(model)
  const own = statSync(file)
  if (own.uid !== uid || own.gid !== gid) chownSync(file, uid, gid)
}

/** Keeps a file under a second name: a hard link, or a copy where the file system has none. */
function keepAs(file: string, kept: string): void {
  try {
    linkSync(file, kept)
  } catch {
    copyFileSync(file, kept)
  }
  flush(kept)
}

/**
 * Restores a backup: checks a copy of it in the folder of the database, then replaces the database atomically. The
 * replaced database is kept in the same folder. Sessions, links, tokens and codes end, unless told otherwise.
 * @throws Error, without any change, when the backup cannot be restored or a server uses the database
 */
export async function restore(
  backupFile: string,
  path: string,
  options: RestoreOptions,
): Promise<{ tables: TableSum[]; kept: string | null }> {
  if (!existsSync(backupFile)) throw new Error(`There is no file ${backupFile}`)
  const databaseFile = realFile(path)
  const release = lockDatabaseFile(databaseFile, () => inUse)
  const part = `${databaseFile}.restoring`
  const kept = `${databaseFile}.replaced-${fileTimestamp(options.at)}`
  let held: SqliteDatabase.Database | undefined
  try {
    for (const suffix of ['', ...journals]) rmSync(`${part}${suffix}`, { force: true })
    copyFileSync(backupFile, part)
    restrict(part)
    await requireSum(backupFile, part, options.isSumOptional ?? false)
    const tables = prepareCopy(part, options)
    flush(part)
    const isReplacing = existsSync(databaseFile)
    if (isReplacing) {
      held = hold(databaseFile, options.isDamageAccepted ?? false)
      ownLike(part, databaseFile)
      restrict(databaseFile)
      keepAs(databaseFile, kept)
    }
    // The WAL of the replaced database must not be applied to the restored one.
    for (const suffix of journals) {
      if (existsSync(`${databaseFile}${suffix}`)) renameSync(`${databaseFile}${suffix}`, `${kept}${suffix}`)
    }
    renameSync(part, databaseFile)
    flush(dirname(databaseFile))
    return { tables, kept: isReplacing ? kept : null }
  } finally {
    held?.close()
    release()
    for (const suffix of ['', ...journals]) rmSync(`${part}${suffix}`, { force: true })
  }
}
