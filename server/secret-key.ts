/** The secret that seals what must be read again: from the environment, or from a file made at the first start. */
import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aesSealing } from './adapters/sealing.ts'
import type { Config } from './config.ts'
import { makePrivateFile, makePrivateFolder } from './db/private-files.ts'
import type { Sealing } from './deps.ts'
import { OperatorError } from './operator-error.ts'

const fileName = 'secret.key'
const secretForm = /^[\w-]{43}$/

function readSecret(file: string): string {
  const secret = readFileSync(file, 'utf8').trim()
  if (secretForm.test(secret)) return secret
  throw new OperatorError(
    `${file} is not a key. Put the right file back, or remove it: second factors then have to be set up again.`,
  )
}

/** Complete or absent, and of several processes that start at once one makes it. */
function makeSecretFile(file: string): void {
  const part = `${file}.${randomBytes(6).toString('hex')}.part`
  makePrivateFile(part)
  try {
    writeFileSync(part, `${randomBytes(32).toString('base64url')}\n`, { flush: true })
    linkSync(part, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(part, { force: true })
  }
}

/**
 * With a secret in the environment, that of the file still opens what it sealed. A database in memory gets a key that ends
 * with it.
 * @throws OperatorError when the file is not a key, or cannot be written
 */
export function sealingOf({
  secret,
  previousSecrets,
  dataFolder,
  databaseUrl,
}: Pick<Config, 'secret' | 'previousSecrets' | 'dataFolder' | 'databaseUrl'>): Sealing {
  if (databaseUrl === 'sqlite::memory:' && secret === null) return aesSealing(randomBytes(32).toString('hex'))
  const file = join(dataFolder, fileName)
  if (secret === null && !existsSync(file)) {
    makePrivateFolder(dataFolder)
    makeSecretFile(file)
  }
  if (!existsSync(file)) return aesSealing(secret ?? '', previousSecrets)
  makePrivateFile(file)
  const ofFile = readSecret(file)
  return secret === null
    ? aesSealing(ofFile, previousSecrets)
    : aesSealing(secret, [...previousSecrets, ofFile])
}
