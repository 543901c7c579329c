/** Reads tables for the export: only the columns that their declarations name. */
import { expressionBuilder, type Kysely, sql } from 'kysely'
import type { BothLanguages } from '../../contracts/primitives.ts'
import type { Database } from '../../db/tables.ts'
import type { ExportedColumn } from '../declaration.ts'
import { eachTable } from '../declarations.ts'

type Cell = string | number | null

/** An exported table. */
export type ExportedTable = Readonly<{
  table: keyof Database
  words: BothLanguages
  keys: readonly string[]
  columns: readonly string[]
  /** Empty until their grading round has closed. */
  blind: readonly string[]
}>

/** Scores of open rounds are left out (RULES.md, Blindness). */
const closedRounds = expressionBuilder<Database>()
  .selectFrom('grading_rounds')
  .select('grading_rounds.id')
  .where('grading_rounds.closed_at', 'is not', null)
const roundIsClosed = sql`scorecards.submitted_at is not null and scorecards.round_id in ${closedRounds}`

/** All tables except credentials (hashes, secrets, links), derived data and unfinished imports. */
export const exportedTables: readonly ExportedTable[] = eachTable.flatMap(([table, { export: exported }]) => {
  if ('leftOut' in exported) return []
  const columns = Object.entries<ExportedColumn>(exported.columns)
  const columnsThat = (is: (column: ExportedColumn) => boolean) =>
    columns.flatMap(([column, how]) => (is(how) ? column : []))
  return {
    table,
    words: exported.words,
    keys: exported.keys,
    columns: columnsThat((how) => how !== 'left-out'),
    blind: columnsThat((how) => how === 'when-closed'),
  }
})

const rowsAtOnce = 500

/** Every row of a table in the order of its key, in batches. */
export async function* eachRow(
  db: Kysely<Database>,
  { table: name, keys, columns, blind }: ExportedTable,
): AsyncGenerator<Cell[][]> {
  const selected = columns.map((column) => {
    const value = sql<Cell>`${sql.ref(`${name}.${column}`)}`
    const isBlind = blind.includes(column)
    return (isBlind ? sql<Cell>`case when ${roundIsClosed} then ${value} end` : value).as(column)
  })
  const order = sql.join(keys.map((key) => sql.ref(`${name}.${key}`)))
  let last: Cell[] | undefined
  for (;;) {
    // A cast: the compiler cannot relate a dynamic table name to its columns.
    let query = db.selectFrom(name as 'people').select(selected)
    if (last) query = query.where(sql<boolean>`(${order}) > (${sql.join(last)})`)
    for (const key of keys) query = query.orderBy(sql.ref(`${name}.${key}`))
    const rows = (await query.limit(rowsAtOnce).execute()) as Record<string, Cell>[]
    if (rows.length === 0) return
    yield rows.map((row) => columns.map((column) => row[column] ?? null))
    const end = rows.at(-1)
    last = keys.map((key) => end?.[key] ?? null)
    if (rows.length < rowsAtOnce) return
  }
}

/** The ids of all features or launches, also archived ones, in batches. */
export async function* eachId(
  db: Kysely<Database>,
  entities: 'features' | 'launches',
  atOnce: number,
): AsyncGenerator<string[]> {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom(entities)
      .select('id')
      .where('id', '>', after)
      .orderBy('id')
      .limit(atOnce)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    yield rows.map(({ id }) => id)
    after = last.id
  }
}
