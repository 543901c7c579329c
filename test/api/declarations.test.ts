/** Checks of declarations beyond the compiler: each table, every reference to people, features or launches. */
import SqliteDatabase from 'better-sqlite3'
import { Kysely, sql, SqliteDialect } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { migrateToLatest } from '#server/db/migrate.ts'
import type { Database } from '#server/db/tables.ts'
import { PersonalData } from '#server/contracts/personal-data.ts'
import { eachTable, everyDeclaration } from '#server/resources/declarations.ts'

/** Every foreign key column, as the database enforces it. */
async function foreignKeys(): Promise<{ table: string; column: string; to: string }[]> {
  const db = new Kysely<Database>({
    dialect: new SqliteDialect({ database: new SqliteDatabase(':memory:') }),
  })
  onTestFinished(() => db.destroy())
  await migrateToLatest(db)
  const { rows } = await sql<{ table: string; column: string; to: string }>`
    select m.name as "table", k."from" as "column", k."table" as "to"
    from sqlite_master m join pragma_foreign_key_list(m.name) k where m.type = 'table'`.execute(db)
  return rows
}

it('names every table once', () => {
  const declared = everyDeclaration.flatMap((tables) => Object.keys(tables))
  expect(declared.toSorted()).toEqual([...new Set(declared)].toSorted())
  expect(declared.length).toBe(eachTable.length)
})

it('declares every column that references a person, a feature or a launch', async () => {
  const found = await foreignKeys()
  expect(found.filter(({ to }) => to === 'people').length).toBeGreaterThan(20)
  const declared = new Map<string, (typeof eachTable)[number][1]>(eachTable)
  const missing = found.filter(({ table, column, to }) => {
    const told = declared.get(table)
    if (to === 'people') return !(told && column in told.personalData)
    if (to === 'features' || to === 'launches') return !(told && column in told.deletion)
    return false
  })
  expect(missing).toEqual([])
})

it('keeps tables that reference a restricted table restricted, and deletes their rows with it', async () => {
  const declared = new Map<string, (typeof eachTable)[number][1]>(eachTable)
  const isRestricted = (table: string) => declared.get(table)?.visibility !== 'open'
  const references = (await foreignKeys()).filter(({ to }) => isRestricted(to))
  expect(references.some(({ to }) => to === 'launches')).toBe(true)
  expect(references.filter(({ table }) => !isRestricted(table))).toEqual([])
  const undeletable = references.filter(({ table }) => {
    const declaration = declared.get(table)
    return declaration && Object.keys(declaration.deletion).length === 0
  })
  expect(undeletable).toEqual([])
})

it('lists referencing tables after the referenced ones, so that deletion in reverse order violates no foreign key', async () => {
  const order = eachTable.map(([table]) => String(table))
  const wrong = (await foreignKeys()).filter(({ table, to }) => order.indexOf(table) < order.indexOf(to))
  expect(wrong).toEqual([])
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
