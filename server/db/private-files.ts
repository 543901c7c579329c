/** Files and folders that only the user of this process can read: the database, its journals, backups, the key. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { OperatorError } from '../operator-error.ts'

const privateFolder = 0o700
const privateFile = 0o600
const ofOthers = 0o077

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'

/** Node's own `recursive` never returns where a folder cannot exist, such as in /proc. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return
  makeFolders(dirname(folder))
  try {
    mkdirSync(folder, privateFolder)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

/**
 * Makes a folder, and those above it, readable by this user alone. Existing ones are not changed.
 * @throws OperatorError when it cannot be made, or is a file
 */
export function makePrivateFolder(path: string): void {
  const folder = resolve(path)
  try {
    makeFolders(folder)
  } catch (error) {
    throw new OperatorError(
      `The folder ${folder} cannot be made (${codeOf(error)}). Name a folder in which this user may write.`,
      { cause: error },
    )
  }
  if (!statSync(folder).isDirectory()) {
    throw new OperatorError(`${folder} is a file, where a folder is needed. Name another one.`)
  }
}

/**
 * Makes a file readable by this user alone; creates it empty when it does not exist.
 * @throws OperatorError when this user may not write it
 */
export function makePrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'a', privateFile))
    restrict(path)
  } catch (error) {
    throw new OperatorError(
      `${resolve(path)} cannot be written (${codeOf(error)}). Give it, and its folder, to this user, or name another file.`,
      { cause: error },
    )
  }
}

/** Takes the permissions of others from a file, if there is one that belongs to this user. */
export function restrict(path: string): void {
  if (!existsSync(path)) return
  const { mode, uid } = statSync(path)
  if ((mode & ofOthers) !== 0 && uid === process.getuid?.()) chmodSync(path, privateFile)
}

/** A sentence for each of these folders in which other users can read. */
export function warningsAboutFolders(paths: readonly string[]): string[] {
  if (process.platform === 'win32') return []
  const folders = [...new Set(paths.map((path) => resolve(path)))].filter((folder) => existsSync(folder))
  return folders.flatMap((folder) => {
    const mode = statSync(folder).mode & 0o777
    if ((mode & ofOthers) === 0) return []
    return `Other users of this machine can look into ${folder} (mode ${mode.toString(8)}). Type: chmod 700 ${folder}`
  })
}
