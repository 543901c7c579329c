import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
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

/** A closed pool's connections stay open for some milliseconds; cutting one off would throw in the next test. */
async function dropDatabase(url: string, name: string): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    try {
      return await asAdministrator(url, `drop database if exists ${name}`)
    } catch (error) {
      const isInUse = error instanceof pg.DatabaseError && error.code === '55006'
      if (!isInUse) throw error
      await sleep(50)
    }
  }
  throw new Error(`A test left connections to ${name} open`)
}

/** A new database on the server at `url`, empty or a copy of `template`, and a function that removes it. */
export async function createPostgresDatabase(url: string, template?: string) {
  const name = `headrace_test_${randomUUID().replaceAll('-', '')}`
  const source = template ? `template ${template} strategy file_copy` : ''
  await asAdministrator(url, `create database ${name} ${source}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  const remove = () => dropDatabase(url, name)
  return { name, url: own.toString(), remove }
}

/** Migrates one template database, which every test copies: 20 ms per copy, regardless of the number of migrations. */
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
