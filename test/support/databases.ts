import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { describe, inject, onTestFinished } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { migrateToLatest } from '#server/db/migrate.ts'
import type { Database } from '#server/db/tables.ts'
import type { AtEnd } from './at-end.ts'
import { createPostgresDatabase } from './postgres-databases.ts'

export type DatabaseName = 'SQLite' | 'PostgreSQL'

/** Opens a fresh, migrated database that is closed and removed when the test ends. */
export type OpenTestDatabase = () => Promise<Kysely<Database>>

/** The URL of a fresh, empty database on disk: for migrations, and for servers in several processes. */
export type NewDatabaseUrl = (atEnd?: AtEnd) => Promise<string>

/** The statements that make a migrated SQLite database, which run in half the time that its migrations take. */
async function migratedSchema(): Promise<string[]> {
  const db = openDatabase('sqlite::memory:')
  await migrateToLatest(db)
  const { rows: schema } = await sql<{ statement: string }>`
    select sql as statement from sqlite_schema where sql is not null`.execute(db)
  const { rows: records } = await sql<{ statement: string }>`
    select format('insert into kysely_migration values (%Q, %Q)', name, timestamp) as statement
    from kysely_migration`.execute(db)
  await db.destroy()
  return [...schema, ...records].map(({ statement }) => statement)
}

let schema: Promise<string[]> | undefined

/** In memory, with one connection: code that reads outside the transaction it is in, and so misses its writes, hangs. */
async function openSqlite(): Promise<Kysely<Database>> {
  const db = openDatabase('sqlite::memory:')
  onTestFinished(() => db.destroy())
  const statements = await (schema ??= migratedSchema())
  await db.connection().execute(async (connection) => {
    for (const statement of statements) await sql.raw(statement).execute(connection)
  })
  return db
}

async function newSqliteUrl(atEnd: AtEnd = onTestFinished): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'headrace-sqlite-'))
  atEnd(async () => rmSync(folder, { recursive: true, force: true }))
  return `sqlite:${join(folder, 'headrace.db')}`
}

function postgresServer() {
  const url = inject('postgresUrl')
  if (!url) throw new Error('No PostgreSQL was started: run the tests by `npm test -- <file>`')
  return { url, template: inject('postgresTemplate') }
}

async function openPostgres(): Promise<Kysely<Database>> {
  const { url, template } = postgresServer()
  const database = await createPostgresDatabase(url, template)
  const db = openDatabase(database.url, 3)
  onTestFinished(async () => {
    await db.destroy()
    await database.remove()
  })
  return db
}

async function newPostgresUrl(atEnd: AtEnd = onTestFinished): Promise<string> {
  const database = await createPostgresDatabase(postgresServer().url)
  atEnd(() => database.remove())
  return database.url
}

/**
 * Defines the same tests twice, once per database. Call `open()` (or `newUrl()`) inside a test:
 *
 *     eachDatabase((name, open) => {
 *       it('keeps a feature', async () => {
 *         const db = await open()
 */
export function eachDatabase(
  define: (name: DatabaseName, open: OpenTestDatabase, newUrl: NewDatabaseUrl) => void,
) {
  describe('SQLite', () => define('SQLite', openSqlite, newSqliteUrl))
  describe('PostgreSQL', () => define('PostgreSQL', openPostgres, newPostgresUrl))
}
