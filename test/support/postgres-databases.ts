import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { openDatabase } from '#server/db/database.ts'
import { migrateToLatest } from '#server/db/migrate.ts'

async function asAdministrator(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A database of its own on the server at `url`, empty or a copy of `template`, and the way to remove it. */
export async function createPostgresDatabase(url: string, template?: string) {
  const name = `headrace_test_${randomUUID().replaceAll('-', '')}`
  const source = template ? `template ${template} strategy file_copy` : ''
  await asAdministrator(url, `create database ${name} ${source}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  const remove = () => asAdministrator(url, `drop database if exists ${name} with (force)`)
  return { name, url: own.toString(), remove }
}

/** Migrates one database that every test's own is then copied from: 50 ms a copy, whatever the migrations grow to. */
export async function createTemplate(url: string) {
  const template = await createPostgresDatabase(url)
  const db = openDatabase(template.url)
  try {
    await migrateToLatest(db)
  } finally {
    await db.destroy()
  }
  return template
}
