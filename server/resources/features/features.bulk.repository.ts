/** Bulk operations on features, for imports. */
import type { Kysely } from 'kysely'
import type { Feature, FeatureChange } from '../../contracts/features.ts'
import { differing, sortKey } from '../../db/portable.ts'
import { rowInsertion } from '../../db/row-insertion.ts'
import { type Statement, statementOf } from '../../db/statement.ts'
import type { Database } from '../../db/tables.ts'
import type { FeaturesTable } from '../../db/tables/features.ts'
import { joinedFeatures } from './features.list.repository.ts'
import { derivedColumns, newFeatureRow, toFeature, writtenColumns } from './features.rows.ts'

/** A feature to insert. */
export type FeatureToInsert = { id: string; createdAt: string; values: FeatureChange & { title: string } }

const insertRows = rowInsertion<FeaturesTable>((db, rows) => db.insertInto('features').values(rows))

/** The insertion of features, to run in a transaction. @param features at most a few hundred */
export const featureInsertion = (db: Kysely<Database>, features: readonly FeatureToInsert[]): Statement =>
  insertRows(
    db,
    features.map(({ values, ...identity }) => newFeatureRow(values, identity)),
  )

/** Whether a feature has one of these keys, or, unless it is archived, exactly one of these titles. */
export async function isAnyTaken(
  db: Kysely<Database>,
  { keys, titles }: { keys: readonly string[]; titles: readonly string[] },
): Promise<boolean> {
  if (keys.length > 0) {
    const byKey = db
      .selectFrom('features')
      .select('id')
      .where('external_key', 'in', [...keys])
      .limit(1)
    if (await byKey.executeTakeFirst()) return true
  }
  if (titles.length === 0) return false
  const exact = new Set(titles)
  const candidates = await db
    .selectFrom('features')
    .select('title')
    .where('is_archived', '=', 0)
    .where('title_key', 'in', [...new Set(titles.map((title) => sortKey(title)))])
    .execute()
  return candidates.some(({ title }) => exact.has(title))
}

/** Features with exactly these titles that are not archived. @param titles at most a few hundred */
export async function findFeaturesByTitle(
  db: Kysely<Database>,
  titles: readonly string[],
): Promise<Feature[]> {
  if (titles.length === 0) return []
  const exact = new Set(titles)
  // The index on title_key, which folds case and width, finds candidates; the exact title decides.
  const rows = await joinedFeatures(db)
    .where('features.is_archived', '=', 0)
    .where('features.title_key', 'in', [...new Set(titles.map((title) => sortKey(title)))])
    .execute()
  return rows.filter(({ title }) => exact.has(title)).map(toFeature)
}

/** A change of a feature that is still at `version`. */
export type FeatureToChange = { id: string; version: number; values: FeatureChange }

/** The columns in which any row differs from the one before. */
function differingColumns(before: readonly FeaturesTable[], next: readonly FeaturesTable[]) {
  const columns = new Set<string>()
  next.forEach((row, index) => {
    const was = before[index]
    if (was) for (const column of Object.keys(differing(was, row))) columns.add(column)
  })
  return [...columns] as (keyof FeaturesTable)[]
}

/** An update of features, to run in a transaction that has locked them. */
export type FeatureUpdate = { before: Feature[]; update: Statement }

/**
 * Makes one statement that changes features which are all still at the given version. It changes fewer than `before` when
 * one has another version by then: the transaction must then roll back.
 * @param changes at most a few hundred, each feature once
 * @returns undefined when any of them has another version already
 */
export async function featureUpdate(
  db: Kysely<Database>,
  changes: readonly FeatureToChange[],
  at: string,
): Promise<FeatureUpdate | undefined> {
  const changeById = new Map(changes.map((change) => [change.id, change]))
  const rows = await joinedFeatures(db)
    .where('features.id', 'in', [...changeById.keys()])
    .execute()
  if (rows.length < changes.length) return undefined
  const before: FeaturesTable[] = []
  const next: FeaturesTable[] = []
  for (const { area_name, area_stage, pm_name, pmm_name, department_owner_name, ...row } of rows) {
    const change = changeById.get(row.id)
    if (!change || change.version !== row.version) return undefined
    const written = { ...row, ...writtenColumns(change.values) }
    before.push(row)
    next.push({ ...written, ...derivedColumns(written), updated_at: at, version: row.version + 1 })
  }
  const columns = differingColumns(before, next)
  // Every row conflicts, so every row is updated: one statement instead of one per feature.
  const query = db
    .insertInto('features')
    .values(next)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) =>
          Object.fromEntries(columns.map((column) => [column, eb.ref(`excluded.${column}`)])),
        )
        .whereRef('features.version', '=', (eb) => eb('excluded.version', '-', 1)),
    )
    .compile()
  return { before: rows.map(toFeature), update: statementOf(db, query) }
}
