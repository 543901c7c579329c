/** Checks of declarations: each table, every reference to people, features or launches, and what they make happen. */
import { type Kysely, sql } from 'kysely'
import { expect, expectTypeOf, it } from 'vitest'
import type { Database } from '#server/db/tables.ts'
import { PersonalData } from '#server/contracts/personal-data.ts'
import type { OnDeletion, PersonColumn, TableDeclaration } from '#server/resources/declaration.ts'
import { type DeclaredTable, eachTable, tables } from '#server/resources/declarations.ts'
import { findHolders } from '#server/resources/deletions/deletions.repository.ts'
import { removeAccount } from '#server/resources/personal-data/anonymising.repository.ts'
import { describedTables, personIdColumns } from '../db/described-tables.ts'
import { type DatabaseName, eachDatabase } from '../support/databases.ts'
import { draft, startLaunching } from './launches-fixtures.ts'

type ForeignKey = { table: string; column: string; to: string }

/** Every foreign key column, as the database enforces it. */
async function foreignKeysOf(name: DatabaseName, db: Kysely<Database>): Promise<ForeignKey[]> {
  const query =
    name === 'SQLite'
      ? sql<ForeignKey>`
          select m.name as "table", k."from" as "column", k."table" as "to"
          from sqlite_master m join pragma_foreign_key_list(m.name) k where m.type = 'table'`
      : sql<ForeignKey>`
          select k.conrelid::regclass::text as "table", a.attname::text as "column", k.confrelid::regclass::text as "to"
          from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
          where k.contype = 'f'`
  return (await query.execute(db)).rows
}

/** A table that is not in the schema, to be declared like one that is. */
async function addTable(db: Kysely<Database>, name: string, columns: readonly string[]) {
  let table = db.schema.createTable(name)
  for (const column of columns) table = table.addColumn(column, 'text')
  await table.execute()
  return db as unknown as Kysely<Record<string, Record<string, string>>>
}
const declare = (name: string, declaration: object) => [name, declaration] as unknown as DeclaredTable

const declarationOf = (name: string) => new Map<string, DeclaredTable[1]>(eachTable).get(name)

it('names every table once', () => {
  const declared = eachTable.map(([table]) => table)
  expect(declared.toSorted()).toEqual([...new Set(declared)].toSorted())
  expect(declared.toSorted()).toEqual(Object.keys(describedTables()).toSorted())
})

eachDatabase((name, open) => {
  const foreignKeys = async () => foreignKeysOf(name, await open())

  it('declares every column that references a person, a feature or a launch', async () => {
    const found = await foreignKeys()
    expect(found.filter(({ to }) => to === 'people').length).toBeGreaterThan(20)
    const missing = found.filter(({ table, column, to }) => {
      const told = declarationOf(table)
      if (to === 'people') return !(told && column in told.personalData)
      if (to === 'features' || to === 'launches') return !(told && column in told.deletion)
      return false
    })
    expect(missing).toEqual([])
  })

  it('keeps no row that references a deleted feature or launch by foreign key', async () => {
    const found = await foreignKeys()
    const what = found.flatMap(({ table, column, to }) => {
      const deletion: Readonly<Record<string, string>> = declarationOf(table)?.deletion ?? {}
      return to === 'features' || to === 'launches' ? [deletion[column]] : []
    })
    expect(new Set(what)).toEqual(new Set(['removed', 'refused']))
  })

  it('types every column that references a person as PersonId', async () => {
    const referencing = (await foreignKeys()).filter(({ to }) => to === 'people')
    const views = ['people_who_see.person_id']
    expect(personIdColumns().toSorted()).toEqual(
      [...referencing.map(({ table, column }) => `${table}.${column}`), ...views].toSorted(),
    )
  })

  it('keeps tables that reference a restricted table restricted, and deletes their rows with it', async () => {
    const isRestricted = (table: string) => declarationOf(table)?.visibility !== 'open'
    const references = (await foreignKeys()).filter(({ to }) => isRestricted(to))
    expect(references.some(({ to }) => to === 'launches')).toBe(true)
    expect(references.filter(({ table }) => !isRestricted(table))).toEqual([])
    const undeletable = references.filter(({ table }) => {
      const declaration = declarationOf(table)
      return declaration && Object.keys(declaration.deletion).length === 0
    })
    expect(undeletable).toEqual([])
  })

  it('lists referencing tables after the referenced ones, so that deletion in reverse order violates no foreign key', async () => {
    const order = eachTable.map(([table]) => String(table))
    const wrong = (await foreignKeys()).filter(({ table, to }) => order.indexOf(table) < order.indexOf(to))
    expect(wrong).toEqual([])
  })

  it('finds what prevents a deletion in every table that declares it', async () => {
    const { db, pia, feature } = await startLaunching(await open())
    const launch = await draft(pia, feature, { title: 'Bread fair' })
    const added = await addTable(db, 'flyers', ['launch_id', 'feature_id'])
    await addTable(db, 'stickers', ['feature_id'])
    const flyers = declare('flyers', tables.launch_features)
    const stickers = declare('stickers', { visibility: 'open', deletion: { feature_id: 'refused' } })
    const holders = (id: string) =>
      db.transaction().execute((trx) => findHolders(trx, [flyers, stickers], 'feature', id))
    expect(await holders(feature.id)).toEqual({})
    await added.insertInto('flyers').values({ launch_id: launch.id, feature_id: feature.id }).execute()
    expect(await holders(feature.id)).toEqual({ launches: ['Bread fair'] })
    await added.insertInto('stickers').values({ feature_id: feature.id }).execute()
    expect(await holders(feature.id)).toEqual({ launches: ['Bread fair'], stickers: [] })
    expect(await holders(launch.id)).toEqual({})
  })

  it('removes and clears the rows of an anonymised person by the declared columns', async () => {
    const db = await open()
    const added = await addTable(db, 'notes', ['author_id', 'reader_id', 'title'])
    const notes = declare('notes', {
      personalData: {
        author_id: { anonymised: 'row-removed' },
        reader_id: { anonymised: 'cleared' },
        title: { anonymised: 'with-row' },
      },
    })
    const rows = [
      { author_id: 'zeb', reader_id: 'pia', title: 'by Zeb' },
      { author_id: 'pia', reader_id: 'zeb', title: 'zeb' },
    ]
    await added.insertInto('notes').values(rows).execute()
    await db.transaction().execute((trx) => removeAccount(trx, [notes], 'zeb'))
    expect(await added.selectFrom('notes').selectAll().execute()).toEqual([
      { author_id: 'pia', reader_id: null, title: 'zeb' },
    ])
  })
})

it('clears only nullable columns', () => {
  expectTypeOf<OnDeletion<'import_rows', 'feature_id'>>().toEqualTypeOf<
    'removed' | 'kept' | 'refused' | 'cleared'
  >()
  expectTypeOf<OnDeletion<'launch_features', 'feature_id'>>().toEqualTypeOf<'removed' | 'kept' | 'refused'>()
  type Anonymised<
    T extends keyof Database,
    C extends PersonColumn<T>,
  > = TableDeclaration<T>['personalData'][C]['anonymised']
  expectTypeOf<Anonymised<'account_links', 'person_id'>>().toEqualTypeOf<
    'row-removed' | 'rewritten' | 'kept'
  >()
  expectTypeOf<Anonymised<'account_links', 'created_by_id'>>().toEqualTypeOf<
    'row-removed' | 'rewritten' | 'kept' | 'cleared'
  >()
})

it('removes columns with their row only where a column removes the row', () => {
  const told = eachTable.map(([table, { personalData }]) => ({
    table,
    what: Object.values(personalData).map(({ anonymised }) => anonymised as string),
  }))
  const withRow = told.filter(({ what }) => what.includes('with-row'))
  expect(withRow.length).toBeGreaterThan(0)
  expect(withRow.filter(({ what }) => !what.includes('row-removed'))).toEqual([])
})

it('declares a column for every section of the personal data report', () => {
  const told = new Set(
    eachTable.flatMap(([, { personalData }]) =>
      Object.values(personalData).map(({ disclosed: part }) => part),
    ),
  )
  const parts = Object.keys(PersonalData.shape).filter((part) => part !== 'madeAt')
  expect(parts.filter((part) => !told.has(part as keyof PersonalData))).toEqual([])
})
