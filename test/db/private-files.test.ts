/** Everything that is written to disk is readable by its user alone, also where the umask would let others read. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { expect, it, onTestFinished } from 'vitest'
import { readConfig } from '#server/config.ts'
import { openDatabase } from '#server/db/database.ts'
import { migrateToLatest } from '#server/db/migrate.ts'
import { makePrivateFolder } from '#server/db/private-files.ts'
import { sealingOf } from '#server/secret-key.ts'
import { launchServer } from '../support/server-process.ts'
import { backupsOf, newFolder, run } from './backup-fixtures.ts'

/** The mode of everything below a folder, by its path. */
function modesIn(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const modes = entries.map((entry) => {
    const path = join(entry.parentPath, entry.name)
    return [path.slice(folder.length + 1), (statSync(path).mode & 0o777).toString(8)]
  })
  return Object.fromEntries(modes) as Record<string, string>
}

function withUmask(mask: number): void {
  const before = process.umask(mask)
  onTestFinished(() => void process.umask(before))
}

it('makes files of mode 600 in folders of mode 700, whatever the umask', { timeout: 60_000 }, async () => {
  withUmask(0)
  const folder = newFolder()
  const data = join(folder, 'new', 'data')
  const url = `sqlite:${join(data, 'headrace.db')}`
  const server = await launchServer({ HEADRACE_DATA: data, LOG_LEVEL: 'warn' })
  const { client } = await server.client.firstAdministrator()
  expect((await client.post('/api/features', { title: 'Rye' })).status).toBe(201)
  const backups = join(folder, 'kept', 'backups')
  expect((await run('backup', url, '--to', backups)).code).toBe(0)
  const running = Object.keys(modesIn(data))
  expect(running.sort()).toEqual([
    'headrace.db',
    'headrace.db-shm',
    'headrace.db-wal',
    'headrace.db.lock',
    'secret.key',
  ])
  const check = () => {
    for (const [path, mode] of Object.entries(modesIn(folder))) {
      expect([path, mode]).toEqual([path, statSync(join(folder, path)).isDirectory() ? '700' : '600'])
    }
  }
  check()
  expect(await server.stop()).toBe(0)
  // As an earlier version left it.
  chmodSync(join(data, 'headrace.db'), 0o644)
  chmodSync(join(backups, backupsOf(backups)[0]!), 0o644)
  const { code, said } = await run('restore', url, join(backups, backupsOf(backups)[0]!))
  expect(code, said).toBe(0)
  chmodSync(join(backups, backupsOf(backups)[0]!), 0o600)
  check()
})

it('takes the permissions of others from an existing database, and warns of folders that they can read', async () => {
  withUmask(0o022)
  const folder = mkdtempSync(join(tmpdir(), 'headrace-open-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  chmodSync(folder, 0o755)
  writeFileSync(join(folder, 'headrace.db'), '')
  const db = openDatabase(`sqlite:${join(folder, 'headrace.db')}`)
  onTestFinished(() => db.destroy())
  await migrateToLatest(db)
  expect(new Set(Object.values(modesIn(folder)))).toEqual(new Set(['600']))
  expect((statSync(folder).mode & 0o777).toString(8)).toBe('755')
  const { said } = await run('backup', `sqlite:${join(folder, 'headrace.db')}`, '--to', folder)
  expect(said).toContain(
    `Other users of this machine can look into ${folder} (mode 755). Type: chmod 700 ${folder}`,
  )
})

it('refuses folders that cannot exist, and files where a folder is needed', () => {
  expect(() => makePrivateFolder('/proc/headrace/data')).toThrow(
    /\/proc\/headrace\/data cannot be made \(ENOENT\)/,
  )
  expect(() => openDatabase('sqlite:/proc/headrace/data/headrace.db')).toThrow(/cannot be made/)
  const file = join(newFolder(), 'file')
  writeFileSync(file, '')
  expect(() => makePrivateFolder(file)).toThrow(/is a file/)
  expect(() => makePrivateFolder(join(file, 'below'))).toThrow(/cannot be made \(ENOTDIR\)/)
})

it('keeps the key of the first start, and opens what it sealed once a key is configured', () => {
  const dataFolder = join(newFolder(), 'data')
  const configOf = (environment: Record<string, string> = {}) =>
    readConfig({ HEADRACE_DATA: dataFolder, ...environment })
  const sealed = sealingOf(configOf()).seal('secret', 'of Ada')
  expect(sealingOf(configOf()).open(sealed, 'of Ada')).toBe('secret')
  const keyFile = join(dataFolder, 'secret.key')
  expect(readdirSync(dataFolder)).toEqual(['secret.key'])
  const configured = sealingOf(configOf({ HEADRACE_SECRET: 'x'.repeat(32) }))
  expect(configured.open(sealed, 'of Ada')).toBe('secret')
  expect(configured.isCurrent(sealed)).toBe(false)

  const key = readFileSync(keyFile, 'utf8').trim()
  rmSync(keyFile)
  const moved = configOf({ HEADRACE_SECRET: 'y'.repeat(32), HEADRACE_SECRET_PREVIOUS: key })
  expect(sealingOf(moved).open(sealed, 'of Ada')).toBe('secret')
  expect(readdirSync(dataFolder)).toEqual([])
  expect(sealingOf(configOf()).open(sealed, 'of Ada')).toBeUndefined()
  writeFileSync(keyFile, 'not a key')
  expect(() => sealingOf(configOf())).toThrow(/secret\.key is not a key/)
})
