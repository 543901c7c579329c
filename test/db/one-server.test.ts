/** One server per SQLite file: the lock, whatever the path to the file looks like, and that it ends with its process. */
import { spawnSync } from 'node:child_process'
import { lstatSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, inject, it } from 'vitest'
import type { FeaturePage } from '#server/contracts/features.ts'
import { lockDatabase } from '#server/db/file-lock.ts'
import { Client } from '../support/client.ts'
import { launchServer } from '../support/server-process.ts'
import { backupsOf, newFolder, run } from './backup-fixtures.ts'

it(
  'stops a second server on the same file at once, and starts it after a kill',
  { timeout: 90_000 },
  async () => {
    const folder = newFolder()
    const data = join(folder, 'data')
    mkdirSync(data, 0o700)
    symlinkSync(data, join(folder, 'linked-folder'))
    symlinkSync(join(data, 'live.db'), join(folder, 'linked.db'))
    symlinkSync('linked.db', join(folder, 'linked-twice.db'))
    const url = `sqlite:${join(data, 'live.db')}`
    // Through a link to a file that does not exist yet.
    const first = await launchServer({
      DATABASE_URL: `sqlite:${join(folder, 'linked.db')}`,
      LOG_LEVEL: 'silent',
    })
    const { client } = await first.client.firstAdministrator()

    const spellings = [
      join(data, 'live.db'),
      `${folder}/./data/../data//live.db`,
      relative(process.cwd(), join(data, 'live.db')),
      join(folder, 'linked-folder', 'live.db'),
      join(folder, 'linked-twice.db'),
    ]
    for (const path of spellings) {
      expect(() => lockDatabase(`sqlite:${path}`), path).toThrow(
        /Another server uses the database .*live\.db/,
      )
    }
    const second = spawnSync(process.execPath, [inject('serverProgram')], {
      env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'silent', PORT: '0' },
      encoding: 'utf8',
      timeout: 20_000,
    })
    expect(second.status).toBe(1)
    expect(second.stderr).toBe(
      `Another server uses the database ${join(data, 'live.db')}, which takes one at a time. Stop the other one first, ` +
        'or set DATABASE_URL to a PostgreSQL database, which several servers may share.\n',
    )

    expect((await run('backup', url, '--to', join(folder, 'backups'))).code).toBe(0)
    const [backup = ''] = backupsOf(join(folder, 'backups'))
    const restored = await run(
      'restore',
      `sqlite:${join(folder, 'linked.db')}`,
      join(folder, 'backups', backup),
    )
    expect(restored).toEqual({ code: 1, said: 'A server uses this database. Stop it first\n' })
    expect((await client.post('/api/features', { title: 'Undisturbed' })).status).toBe(201)

    await first.stop('SIGKILL')
    expect(readdirSync(data)).toContain('live.db.lock')
    const linked = join(folder, 'linked.db')
    const backupFile = join(folder, 'backups', backup)
    expect((await run('restore', `sqlite:${linked}`, backupFile, '--keep-access')).code).toBe(0)
    expect(lstatSync(linked).isSymbolicLink()).toBe(true)
    const again = await launchServer({ DATABASE_URL: url, LOG_LEVEL: 'silent' })
    const reader = new Client(again.client.url, client.cookie)
    expect((await reader.get<FeaturePage>('/api/features')).body.total).toBe(0)
    expect(await again.stop()).toBe(0)
  },
)
