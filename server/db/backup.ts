/** Online backups of a SQLite database: a backup file is complete or does not exist. */
import { createHash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import SqliteDatabase from 'better-sqlite3'
import { makePrivateFolder } from './private-files.ts'
import { type TableSum, tableSums } from './table-sums.ts'

const name = /^headrace-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z\.db$/
const unfinished = /^\.headrace-[\dTZ-]+\.db(\.sha256)?\.part(-wal|-shm|-journal)?$/
/** No backup takes this long; older unfinished files were left by a killed process. */
const unfinishedMs = 24 * 60 * 60 * 1000

/** `2026-11-23T08-00-00-000Z`: a timestamp for file names that sorts by time. */
export const fileTimestamp = (at: string): string => at.replaceAll(/[:.]/g, '-')

/** The file of a SQLite database. @throws Error in memory, and for PostgreSQL with the command to use instead */
export function sqliteFile(databaseUrl: string, instead: string): string {
  if (!databaseUrl.startsWith('sqlite:')) {
    throw new Error(`This database is PostgreSQL, which brings its own tools. Type:\n\n  ${instead}\n`)
  }
  const file = databaseUrl.slice('sqlite:'.length)
  if (file === ':memory:') throw new Error('A database in memory has no file')
  return file
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** Calls fsync on a file or folder. */
export function flush(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Runs the integrity and foreign key checks of SQLite. @throws Error with what is wrong */
export function checkIntegrity(database: SqliteDatabase.Database): void {
  const faults = database.pragma('integrity_check') as { integrity_check: string }[]
  if (faults.length !== 1 || faults[0]?.integrity_check !== 'ok') {
    throw new Error(`The file is damaged: ${faults.map((fault) => fault.integrity_check).join('; ')}`)
  }
  const strays = database.pragma('foreign_key_check') as { table: string; parent: string }[]
  const [stray] = strays
  if (stray) {
    throw new Error(`${strays.length} rows point at nothing, the first in ${stray.table} at ${stray.parent}`)
  }
}

/** Copies a consistent snapshot while the server keeps writing. */
async function copy(from: string, to: string): Promise<TableSum[]> {
  const source = new SqliteDatabase(from, { fileMustExist: true, timeout: 30_000 })
  try {
    // In one step: a copy in several steps restarts whenever another process writes between them.
    await source.backup(to, { progress: () => 0x7fffffff })
  } finally {
    source.close()
  }
  const copied = new SqliteDatabase(to)
  try {
    // A single file, without WAL.
    copied.pragma('journal_mode = DELETE')
    checkIntegrity(copied)
    return tableSums(copied)
  } finally {
    copied.close()
  }
}

/** Backups of a folder, the newest first. */
export const backupsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((entry) => name.test(entry))
    .sort()
    .reverse()

/** Removes old backups and the unfinished files of killed processes; never files of others. */
function rotate(folder: string, keep: number, now: number): string[] {
  const old = backupsIn(folder).slice(keep)
  for (const entry of old) {
    rmSync(join(folder, entry))
    rmSync(join(folder, `${entry}.sha256`), { force: true })
  }
  for (const entry of readdirSync(folder)) {
    const path = join(folder, entry)
    const isSumAlone =
      entry.endsWith('.sha256') && name.test(basename(entry, '.sha256')) && !existsSync(path.slice(0, -7))
    if (!isSumAlone && !unfinished.test(entry)) continue
    if (now - statSync(path).mtimeMs > unfinishedMs) rmSync(path)
  }
  return old
}

/**
 * Makes a backup: checked, with a `.sha256` file (for `sha256sum -c`), readable by its owner only. It is renamed to its
 * final name last, so that a file of that name is always complete.
 * @param keep the number of backups to keep in the folder
 * @param at the current time, ISO 8601 in UTC
 * @throws Error when there is no database, or the copy fails the integrity check
 */
export async function backUp(
  databaseFile: string,
  { folder, keep, at }: { folder: string; keep: number; at: string },
): Promise<{ file: string; tables: TableSum[]; removed: string[] }> {
  if (!existsSync(databaseFile)) throw new Error(`There is no database at ${databaseFile}`)
  makePrivateFolder(folder)
  const finalName = `headrace-${fileTimestamp(at)}.db`
  const file = join(folder, finalName)
  if (existsSync(file)) throw new Error(`${file} is there already`)
  const part = join(folder, `.${finalName}.part`)
  const sumPart = join(folder, `.${finalName}.sha256.part`)
  try {
    writeFileSync(part, '', { mode: 0o600, flag: 'wx' })
    const tables = await copy(databaseFile, part)
    writeFileSync(sumPart, `${await sha256Of(part)}  ${finalName}\n`, { mode: 0o600 })
    flush(part)
    flush(sumPart)
    renameSync(sumPart, `${file}.sha256`)
    renameSync(part, file)
    flush(folder)
    return { file, tables, removed: rotate(folder, keep, Date.parse(at)) }
  } catch (error) {
    for (const left of [part, `${part}-wal`, `${part}-shm`, `${part}-journal`, sumPart]) {
      rmSync(left, { force: true })
    }
    throw error
  }
}
