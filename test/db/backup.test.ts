/** Backups: taken during writes, complete or absent, and restored to one moment. */
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { FeaturePage } from '#server/contracts/features.ts'
import { backUp } from '#server/db/backup.ts'
import { openDatabase } from '#server/db/database.ts'
import { endedTables } from '#server/db/ended-access.ts'
import { migrateToLatest } from '#server/db/migrate.ts'
import { restore } from '#server/db/restore.ts'
import type { TableSum } from '#server/db/table-sums.ts'
import { Client, testPassword } from '../support/client.ts'
import { launchServer } from '../support/server-process.ts'
import { backupsOf, inspectFile, newFolder, run, start, sumsOf, keepWriting } from './backup-fixtures.ts'

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')
const seal = (file: string) => writeFileSync(`${file}.sha256`, `${sha256(file)}  whatever\n`)

/** Restoring ends sessions, links, tokens and codes. */
const withoutAccess = (sums: TableSum[]) => sums.filter(({ table }) => !endedTables.includes(table))

/** Each feature has the version of its history: no partial edits. */
function requireWholeEdits(file: string): number {
  return inspectFile(file, (database) => {
    expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(database.pragma('foreign_key_check')).toEqual([])
    const features = database
      .prepare(
        `select features.version, features.title, count(activity.id) as "auditEvents", max(activity.id) as last
         from features left join activity on activity.entity_id = features.id group by features.id`,
      )
      .all() as { version: number; title: string; auditEvents: number; last: string }[]
    const changesOf = database.prepare('select changes from activity where id = ?').pluck()
    for (const { version, title, auditEvents, last } of features) {
      expect(auditEvents).toBe(version)
      const changes = JSON.parse(changesOf.get(last) as string) as { field: string; after: unknown }[]
      if (version > 1) expect(changes.find(({ field }) => field === 'title')?.after).toBe(title)
    }
    return features.length
  })
}

it('restores each backup taken during writes to one consistent moment', { timeout: 150_000 }, async () => {
  const folder = newFolder()
  const environment = { DATABASE_URL: `sqlite:${join(folder, 'live.db')}`, LOG_LEVEL: 'warn' }
  const server = await launchServer(environment)
  const { client } = await server.client.firstAdministrator()
  const writing = keepWriting(client, 6)
  const before: Map<string, number>[] = []
  for (let taken = 0; taken < 3; taken += 1) {
    const written = writing.acknowledged.size
    await expect.poll(() => writing.acknowledged.size, { timeout: 30_000 }).toBeGreaterThan(written + 5)
    before.push(new Map(writing.acknowledged))
    const { code, said } = await run('backup', environment.DATABASE_URL, '--to', join(folder, 'backups'))
    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringMatching(/^Backed up \d+ rows of \d+ tables/),
    })
  }
  const total = writing.acknowledged.size
  await writing.stop()
  expect(await server.stop()).toBe(0)
  const names = backupsOf(join(folder, 'backups'))
  expect(names).toHaveLength(3)

  const counts: number[] = []
  for (const [place, name] of names.entries()) {
    const backup = join(folder, 'backups', name)
    expect(readFileSync(`${backup}.sha256`, 'utf8')).toBe(`${sha256(backup)}  ${name}\n`)
    expect(statSync(backup).mode & 0o077).toBe(0)
    const restored = join(folder, `restored-${place}.db`)
    const { code, said } = await run('restore', `sqlite:${restored}`, backup, '--keep-access')
    expect(code, said).toBe(0)
    const sums = sumsOf(backup)
    expect(sumsOf(restored)).toEqual(sums)
    for (const { table, rows } of sums) expect(said).toMatch(new RegExp(`^ *${rows} {2}${table}$`, 'm'))
    counts.push(requireWholeEdits(restored))
    const versions = new Map(
      inspectFile(
        restored,
        (database) => database.prepare('select id, version from features').raw().all() as [string, number][],
      ),
    )
    expect(before[place]!.size).toBeGreaterThan(5)
    for (const [id, version] of before[place]!) expect(versions.get(id)).toBeGreaterThanOrEqual(version)
  }
  // Taken during writes: each contains more than the previous one, and fewer than all features.
  expect(counts[0]).toBeLessThan(counts[1]!)
  expect(counts[1]).toBeLessThan(counts[2]!)
  expect(counts[2]).toBeLessThanOrEqual(total)

  const again = await launchServer({
    ...environment,
    DATABASE_URL: `sqlite:${join(folder, 'restored-1.db')}`,
  })
  const reader = new Client(again.client.url, client.cookie)
  expect((await reader.get<FeaturePage>('/api/features')).body.total).toBe(counts[1])
  expect((await reader.post('/api/features', { title: 'After' })).status).toBe(201)
  expect(await again.stop()).toBe(0)
})

it('rejects a restore while a server runs, and keeps the replaced file', { timeout: 90_000 }, async () => {
  const folder = newFolder()
  const file = join(folder, 'live.db')
  const environment = { DATABASE_URL: `sqlite:${file}`, LOG_LEVEL: 'warn' }
  const server = await launchServer(environment)
  const { client } = await server.client.firstAdministrator()
  await run('backup', environment.DATABASE_URL, '--to', join(folder, 'backups'))
  const backup = join(folder, 'backups', backupsOf(join(folder, 'backups'))[0]!)
  expect((await client.post('/api/features', { title: 'Later' })).status).toBe(201)

  const refused = await run('restore', environment.DATABASE_URL, backup)
  expect(refused).toEqual({ code: 1, said: 'A server uses this database. Stop it first\n' })
  expect((await client.get<FeaturePage>('/api/features')).body.total).toBe(1)
  expect((await client.post('/api/features', { title: 'Still running' })).status).toBe(201)

  // When killed, its last writes are still in the write-ahead log.
  await server.stop('SIGKILL')
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
  const { code, said } = await run('restore', environment.DATABASE_URL, backup)
  expect(code, said).toBe(0)
  expect(said).toMatch(/Everyone signs in again/)
  expect(withoutAccess(sumsOf(file))).toEqual(withoutAccess(sumsOf(backup)))
  const [kept] = readdirSync(folder).filter((name) => name.startsWith('live.db.replaced-'))
  const titles = inspectFile(join(folder, kept!), (database) =>
    database.prepare('select title from features order by id').pluck().all(),
  )
  expect(titles).toEqual(['Later', 'Still running'])
  expect(readdirSync(folder).sort()).toEqual(['backups', 'live.db', 'live.db.lock', kept].sort())
  const again = await launchServer(environment)
  const before = new Client(again.client.url, client.cookie)
  expect((await before.get('/api/features')).status).toBe(401)
  const account = { email: 'ada@bakery.example', password: testPassword }
  const back = again.client.after(await again.client.put('/api/session', account))
  expect((await back.get<FeaturePage>('/api/features')).body.total).toBe(0)
})

it('leaves no file with a final name when it is killed', { timeout: 90_000 }, async () => {
  const folder = newFolder()
  const url = `sqlite:${join(folder, 'big.db')}`
  const db = openDatabase(url)
  await migrateToLatest(db)
  await db.destroy()
  inspectFile(join(folder, 'big.db'), (database) => {
    database.exec(`create table padding as with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)
      select i as id, hex(randomblob(1000)) as text from n`)
  })
  const backups = join(folder, 'backups')
  let killed = 0
  for (const afterMs of [0, 20, 60, 120, 250]) {
    const { running, ended } = start('backup', url, ['--to', backups])
    const isCopying = () =>
      existsSync(backups) && readdirSync(backups).some((name) => name.endsWith('.db.part'))
    while (!isCopying() && running.exitCode === null) await sleep(1)
    await sleep(afterMs)
    running.kill('SIGKILL')
    if ((await ended).code === null) killed += 1
    for (const name of backupsOf(backups)) {
      expect(readFileSync(join(backups, `${name}.sha256`), 'utf8')).toContain(sha256(join(backups, name)))
    }
    for (const left of readdirSync(backups).filter((name) => name.startsWith('.'))) {
      utimesSync(join(backups, left), 0, 0)
    }
  }
  expect(killed).toBeGreaterThanOrEqual(3)
  // The next backup deletes their temporary files, a day later.
  expect((await run('backup', url, '--to', backups)).code).toBe(0)
  expect(readdirSync(backups).filter((name) => name.startsWith('.'))).toEqual([])
  const newest = join(backups, backupsOf(backups).at(-1)!)
  expect(sumsOf(newest)).toEqual(sumsOf(join(folder, 'big.db')))
})

/** The database of an empty company, closed. */
async function emptyCompany(): Promise<{ folder: string; file: string }> {
  const folder = newFolder()
  const file = join(folder, 'live.db')
  const db = openDatabase(`sqlite:${file}`)
  await migrateToLatest(db)
  await db.destroy()
  return { folder, file }
}

const moment = (day: number) => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`

it('keeps the newest backups and removes only its own files', async () => {
  const { folder: parent, file } = await emptyCompany()
  const folder = join(parent, 'backups')
  mkdirSync(folder)
  const foreign = [
    'notes.txt',
    'headrace-old.db',
    'headrace-2020-01-01.db',
    'headrace-2020-01-01T00-00-00-000Z.db.gz',
  ]
  for (const name of foreign) writeFileSync(join(folder, name), 'mine')
  for (const day of [3, 1, 2, 4]) await backUp(file, { folder, keep: 2, at: moment(day) })
  const kept = ['headrace-2026-11-03T08-00-00-000Z.db', 'headrace-2026-11-04T08-00-00-000Z.db']
  expect(readdirSync(folder).sort()).toEqual(
    [...foreign, ...kept, ...kept.map((name) => `${name}.sha256`)].sort(),
  )
  await expect(backUp(file, { folder, keep: 2, at: moment(4) })).rejects.toThrow(/there already/)
  await expect(backUp(join(parent, 'none.db'), { folder, keep: 2, at: moment(5) })).rejects.toThrow(
    /no database/,
  )
  expect(existsSync(join(parent, 'none.db'))).toBe(false)
})

it('rejects files that are not a complete backup of this or an older version', async () => {
  const { folder, file } = await emptyCompany()
  const { file: backup } = await backUp(file, { folder, keep: 9, at: moment(1) })
  const untouched = sumsOf(file)
  const bytes = readFileSync(backup)
  const attempt = (path: string, options = {}) => restore(path, file, { at: moment(9), ...options })
  const made = (name: string, content: Uint8Array | string) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  const alone = made('alone.db', bytes)
  await expect(attempt(alone)).rejects.toThrow(/no .*sha256/)
  const changed = made('changed.db', bytes)
  seal(changed)
  writeFileSync(changed, Buffer.concat([bytes.subarray(0, -1), Buffer.from([1])]))
  await expect(attempt(changed)).rejects.toThrow(/not what was backed up/)
  const half = made('half.db', bytes.subarray(0, Math.floor(bytes.length / 8192) * 4096))
  seal(half)
  await expect(attempt(half)).rejects.toThrow(/damaged|malformed/)
  const text = made('text.db', 'not a database at all')
  seal(text)
  await expect(attempt(text)).rejects.toThrow(/not a database/)
  const other = made('other.db', '')
  inspectFile(other, (database) => database.exec('create table bread (id text)'))
  seal(other)
  await expect(attempt(other)).rejects.toThrow(/not a Headrace database/)
  const newer = made('newer.db', bytes)
  inspectFile(newer, (database) =>
    database.exec(`insert into kysely_migration values ('9999_tomorrow', '2099-01-01T00:00:00.000Z')`),
  )
  seal(newer)
  await expect(attempt(newer)).rejects.toThrow(/newer version of Headrace \(9999_tomorrow\)/)
  await expect(attempt(join(folder, 'none.db'))).rejects.toThrow(/There is no file/)
  expect(sumsOf(file)).toEqual(untouched)
  expect(readdirSync(folder).filter((name) => /replaced|restoring/.test(name))).toEqual([])

  expect((await attempt(alone, { isSumOptional: true })).kept).toMatch(/replaced-2026-11-09T08-00-00-000Z$/)
})

it('replaces a damaged database only when forced', async () => {
  const { folder, file } = await emptyCompany()
  const { file: backup } = await backUp(file, { folder, keep: 9, at: moment(1) })
  writeFileSync(file, 'x'.repeat(5000))
  await expect(restore(backup, file, { at: moment(9) })).rejects.toThrow(/--replace-damaged/)
  expect(readFileSync(file, 'utf8')).toMatch(/^x+$/)
  const { kept } = await restore(backup, file, { at: moment(9), isDamageAccepted: true })
  expect(readFileSync(kept!, 'utf8')).toMatch(/^x+$/)
  expect(sumsOf(file)).toEqual(sumsOf(backup))
})

it('prints the command for PostgreSQL', { timeout: 30_000 }, async () => {
  const url = 'postgres://headrace@localhost/headrace'
  const [backup, restored] = await Promise.all([run('backup', url), run('restore', url, 'x.dump')])
  expect(backup.code).toBe(1)
  expect(backup.said).toMatch(/pg_dump --format=custom/)
  expect(restored.code).toBe(1)
  expect(restored.said).toMatch(/pg_restore --clean.*end-access/)
})
