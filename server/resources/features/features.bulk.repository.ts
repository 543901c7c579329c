/** Bulk operations on features, for imports. */
import type { CompiledQuery, Kysely, Transaction } from 'kysely'
import type { Feature, FeatureChange } from '../../contracts/features.ts'
import { sortKey } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import type { FeaturesTable } from '../../db/tables/features.ts'
import { joinedFeatures } from './features.list.repository.ts'
import { derivedColumns, newFeatureRow, toFeature, writtenColumns } from './features.rows.ts'

/** A feature to insert. */
export type FeatureToInsert = { id: string; createdAt: string; values: FeatureChange & { title: string } }

/** The insertion of features, to run in a transaction. @param features at most a few hundred */
export const featureInsertion = (db: Kysely<Database>, features: readonly FeatureToInsert[]): CompiledQuery =>
  db
    .insertInto('features')
    .values(features.map(({ values, ...identity }) => newFeatureRow(values, identity)))
    .compile()

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

/**
 * Changes features that are all still at the given version, in two statements whatever their number.
 * @param changes at most a few hundred, each feature once
 * @returns false when any of them has another version; the caller must then roll back
 */
export async function changeFeatures(
  trx: Transaction<Database>,
  changes: readonly { id: string; version: number; values: FeatureChange }[],
  at: string,
): Promise<boolean> {
  if (changes.length === 0) return true
  const changeById = new Map(changes.map((change) => [change.id, change]))
  const rows = await trx
    .selectFrom('features')
    .selectAll()
    .where('id', 'in', [...changeById.keys()])
    .execute()
  if (rows.length < changes.length) return false
  const next: FeaturesTable[] = []
  for (const row of rows) {
    const change = changeById.get(row.id)
    if (!change || change.version !== row.version) return false
    const written = { ...row, ...writtenColumns(change.values) }
    next.push({ ...written, ...derivedColumns(written), updated_at: at, version: row.version + 1 })
  }
  // Updating a unique column would make PostgreSQL lock rows against foreign key checks, such as those of new launches.
  const areKeysChanged = changes.some(({ values }) => values.externalKey !== undefined)
  const columns = (Object.keys(next[0] ?? {}) as (keyof FeaturesTable)[]).filter(
    (column) => column !== 'id' && column !== 'created_at' && (column !== 'external_key' || areKeysChanged),
  )
  // Every row conflicts, so every row is updated: one statement instead of one per feature.
  const result = await trx
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
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0n) === next.length
}
