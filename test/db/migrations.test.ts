import type { Kysely } from 'kysely'
import { expect, it } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { isMigrated, migrateToLatest, migrateDownAll } from '#server/db/migrate.ts'
import type { Database } from '#server/db/tables.ts'
import { prepare } from '#server/prepare.ts'
import { eachDatabase } from '../support/databases.ts'
import { testDeps } from '../support/server.ts'
import { type DescribedTables, describedTables } from './described-tables.ts'

const kinds: Readonly<Record<string, 'number' | 'bytes'>> = {
  integer: 'number',
  int4: 'number',
  'double precision': 'number',
  float8: 'number',
  blob: 'bytes',
  bytea: 'bytes',
}

/** The tables as the database describes them. */
async function tablesOf(db: Kysely<Database>): Promise<DescribedTables> {
  const tables = await db.introspection.getTables()
  return Object.fromEntries(
    tables.map(({ name, columns, isView }) => [
      name,
      Object.fromEntries(
        columns.map((column) => [
          column.name,
          {
            kind: kinds[column.dataType.toLowerCase()] ?? 'text',
            // Databases do not provide this for views.
            isNullable: column.isNullable && !isView,
          },
        ]),
      ),
    ]),
  )
}

it('parses the types of the tables', () => {
  const described = describedTables()
  expect(Object.keys(described).length).toBeGreaterThan(15)
  expect(described.features).toMatchObject({
    title: { kind: 'text', isNullable: false },
    campaign_budget: { kind: 'number', isNullable: true },
    is_archived: { kind: 'number', isNullable: false },
  })
})

eachDatabase((name, _open, newUrl) => {
  it('migrates up, down and up again to the tables in tables.ts', async () => {
    const db = openDatabase(await newUrl())
    await migrateToLatest(db)
    expect(await tablesOf(db)).toEqual(describedTables())
    expect(await isMigrated(db)).toBe(true)
    await migrateDownAll(db)
    expect(await tablesOf(db)).toEqual({})
    expect(await isMigrated(db)).toBe(false)
    await migrateToLatest(db)
    await migrateToLatest(db)
    expect(await tablesOf(db)).toEqual(describedTables())
    await db.destroy()
  })

  it('prepare() is idempotent', async () => {
    const db = openDatabase(await newUrl())
    const deps = testDeps(db)
    await prepare(deps)
    const before = await db.selectFrom('workspaces').selectAll().execute()
    await prepare(deps)
    expect(await db.selectFrom('workspaces').selectAll().execute()).toEqual(before)
    for (const policy of ['rubrics', 'playbooks'] as const) {
      expect(await db.selectFrom(policy).select('version').execute()).toEqual([{ version: 1 }])
    }
    await db.destroy()
  })

  if (name === 'PostgreSQL') {
    it('can be prepared by several servers concurrently', async () => {
      const url = await newUrl()
      const servers = Array.from({ length: 4 }, () => openDatabase(url, 2))
      await Promise.all(servers.map((db) => prepare(testDeps(db))))
      const [db] = servers
      expect(await db!.selectFrom('workspaces').select('name').execute()).toHaveLength(1)
      expect(await db!.selectFrom('calendars').select('slug').execute()).toHaveLength(2)
      expect(await db!.selectFrom('rubrics').select('version').execute()).toHaveLength(1)
      expect(await db!.selectFrom('playbooks').select('version').execute()).toHaveLength(1)
      await Promise.all(servers.map((server) => server.destroy()))
    })
  }
})
