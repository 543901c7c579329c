/** A start that fails says why, where and what to do, on standard error and whatever the log level; never a stack. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { migrateToLatest } from '#server/db/migrate.ts'
import { newFolder } from '../db/backup-fixtures.ts'

async function startAndFail(environment: Record<string, string>) {
  const server = spawn(process.execPath, [inject('serverProgram')], {
    env: { ...process.env, PORT: '0', HEADRACE_DATA: newFolder(), LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 25_000,
  })
  let said = ''
  server.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await once(server, 'close')
  return { code: server.exitCode, said }
}

async function emptyCompany(): Promise<string> {
  const file = join(newFolder(), 'headrace.db')
  const db = openDatabase(`sqlite:${file}`)
  await migrateToLatest(db)
  await db.destroy()
  return file
}

const occupied = createServer()
beforeAll(async () => {
  occupied.listen(0, '127.0.0.1')
  await once(occupied, 'listening')
})
afterAll(() => void occupied.close())
const portOf = (server: typeof occupied) => String((server.address() as { port: number }).port)

/** Each makes a fault. @returns the environment of the server, and what it must say */
const faults: Record<string, () => Promise<[environment: Record<string, string>, says: RegExp]>> = {
  'a port that another program has': async () => [
    { PORT: portOf(occupied) },
    /^Headrace cannot listen at 127\.0\.0\.1, port \d+: another program listens there\. Stop it, or set PORT/,
  ],
  'an address of another machine': async () => [
    {
      HOST: '192.0.2.1',
      HEADRACE_URL: 'http://192.0.2.1',
      HEADRACE_ADMIN_EMAIL: 'ada@bakery.example',
      HEADRACE_ADMIN_PASSWORD: 'flour water salt',
    },
    /^Headrace cannot listen at 192\.0\.2\.1, port 0: this machine has no such address\. Set HOST/,
  ],
  'a database that was cut off': async () => {
    const file = await emptyCompany()
    truncateSync(file, 20_000)
    return [
      { DATABASE_URL: `sqlite:${file}` },
      /^Data in the database .*headrace\.db is damaged\. .*npm run restore/,
    ]
  },
  'a file that is no database': async () => {
    const file = join(newFolder(), 'headrace.db')
    writeFileSync(file, 'x'.repeat(5000))
    return [{ DATABASE_URL: `sqlite:${file}` }, /^Data in the database .* is damaged\./]
  },
  'a folder in the place of the database': async () => {
    const file = join(newFolder(), 'headrace.db')
    mkdirSync(file)
    return [{ DATABASE_URL: `sqlite:${file}` }, /headrace\.db cannot be written \(EISDIR\)\. Give it/]
  },
  'a folder that cannot exist': async () => [
    { DATABASE_URL: 'sqlite:/proc/headrace/headrace.db' },
    /^The folder \/proc\/headrace cannot be made \(ENOENT\)\. Name a folder/,
  ],
  'a database below a file': async () => {
    const file = join(newFolder(), 'notes')
    writeFileSync(file, '')
    return [
      { DATABASE_URL: `sqlite:${file}/headrace.db` },
      /notes is a file, where a folder is needed\. Name another one\.\n$/,
    ]
  },
  'data below a file': async () => {
    const file = join(newFolder(), 'notes')
    writeFileSync(file, '')
    return [{ HEADRACE_DATA: join(file, 'data') }, /data cannot be made \(ENOTDIR\)\. Name a folder/]
  },
  'a database of a newer version': async () => {
    const file = await emptyCompany()
    const database = new SqliteDatabase(file)
    database.exec(`insert into kysely_migration values ('9999_tomorrow', '2099-01-01T00:00:00.000Z')`)
    database.close()
    return [
      { DATABASE_URL: `sqlite:${file}` },
      /^A newer version of Headrace made this database \(9999_tomorrow\)\. Update/,
    ]
  },
  'a key that is none': async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'secret.key'), 'spoilt')
    return [{ HEADRACE_DATA: folder }, /secret\.key is not a key\. Put the right file back/]
  },
  'PostgreSQL that does not run': async () => [
    { DATABASE_URL: 'postgres://ada:hidden@127.0.0.1:1/headrace' },
    /^PostgreSQL at 127\.0\.0\.1:1\/headrace cannot be reached\. Start it, or check DATABASE_URL/,
  ],
  'PostgreSQL without this database': async () => {
    const url = new URL(inject('postgresUrl'))
    url.pathname = '/nowhere'
    return [
      { DATABASE_URL: url.href },
      /^PostgreSQL at .*\/nowhere refuses Headrace\. Check user, password and database/,
    ]
  },
  'an environment that is wrong': async () => [
    { PORT: 'http' },
    /^Headrace cannot start; please mend the environment:\n {2}PORT/,
  ],
}

it.each(Object.keys(faults))('says so: %s', { timeout: 30_000 }, async (name) => {
  const [environment, says] = await faults[name]!()
  const { code, said } = await startAndFail(environment)
  expect(said).toMatch(says)
  expect(code).toBe(1)
  expect(said).not.toMatch(/\n +at |hidden/)
})
