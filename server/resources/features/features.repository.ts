import type { Kysely, Transaction } from 'kysely'
import type { Feature, FeatureChange } from '../../contracts/features.ts'
import { differing, flag, isUniqueViolation, lockRowsButKeys } from '../../db/portable.ts'
import { prepared } from '../../db/prepared.ts'
import type { Database } from '../../db/tables.ts'
import type { FeaturesTable } from '../../db/tables/features.ts'
import { refuse, refuseField } from '../../domain/refusal.ts'
import { joinedFeatures } from './features.list.repository.ts'
import { derivedColumns, newFeatureRow, toFeature, writtenColumns } from './features.rows.ts'

/** Columns that are not editable fields and that only certain services set. */
export type ServiceColumns = Partial<
  Pick<FeaturesTable, 'grade' | 'grade_decided_on' | 'look_again_on' | 'archived_at' | 'is_confidential'>
>

const storing = (error: unknown): unknown => {
  if (isUniqueViolation(error)) return refuseField('externalKey', 'already-exists')
  return error
}

const featureRows = prepared((db: Kysely<Database>, { id }: { id: string }) =>
  joinedFeatures(db).where('features.id', '=', id),
)

export async function findFeature(db: Kysely<Database>, id: string): Promise<Feature | undefined> {
  const [row] = await featureRows(db, { id })
  return row && toFeature(row)
}

/** @throws Refusal not-found */
export async function getFeature(db: Kysely<Database>, id: string): Promise<Feature> {
  const feature = await findFeature(db, id)
  if (!feature) throw refuse('not-found', { params: { noun: 'feature' } })
  return feature
}

/** Several features by id, in no particular order. */
export async function findFeatures(db: Kysely<Database>, ids: readonly string[]): Promise<Feature[]> {
  if (ids.length === 0) return []
  const rows = await joinedFeatures(db)
    .where('features.id', 'in', [...ids])
    .execute()
  return rows.map(toFeature)
}

const lockedRows = prepared((db: Kysely<Database>, { ids }: { ids: readonly string[] }) =>
  lockRowsButKeys(db, db.selectFrom('features').select('id').where('id', 'in', ids).orderBy('id')),
)

/** Locks rows in the order of their ids, which prevents deadlocks. */
export async function lockFeatureRows(trx: Transaction<Database>, ids: readonly string[]): Promise<void> {
  await lockedRows(trx, { ids })
}

const rowsPerInsert = 500

/** @throws Refusal invalid-input when an external key belongs to another public feature */
export async function insertFeatures(
  trx: Transaction<Database>,
  features: {
    id: string
    createdAt: string
    isConfidential?: boolean | undefined
    values: FeatureChange & { title: string }
  }[],
): Promise<void> {
  const rows = features.map(({ values, ...identity }) => newFeatureRow(values, identity))
  try {
    for (let at = 0; at < rows.length; at += rowsPerInsert) {
      await trx
        .insertInto('features')
        .values(rows.slice(at, at + rowsPerInsert))
        .execute()
    }
  } catch (error) {
    throw storing(error)
  }
}

const references = ['product_area_id', 'pm_owner_id', 'pmm_owner_id', 'department_owner_id'] as const

/**
 * Changes a feature that is still at `version`.
 * @returns the feature as it is stored now
 * @throws Refusal not-found, stale-version with the current version, invalid-input for a taken key
 */
export async function changeFeature(
  trx: Transaction<Database>,
  id: string,
  version: number,
  change: { values?: FeatureChange; marks?: ServiceColumns; at: string },
): Promise<Feature> {
  const [row] = await featureRows(trx, { id })
  if (!row) throw refuse('not-found', { params: { noun: 'feature' } })
  if (row.version !== version) throw refuse('stale-version', { params: { current: row.version } })
  const written = { ...row, ...writtenColumns(change.values ?? {}), ...change.marks }
  const next = { ...written, ...derivedColumns(written), updated_at: change.at, version: version + 1 }
  try {
    const result = await trx
      .updateTable('features')
      .set(differing(row, next))
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (result.numUpdatedRows === 0n) throw refuse('stale-version', { params: { current: version + 1 } })
  } catch (error) {
    throw storing(error)
  }
  // Another owner or area comes with another name.
  return references.every((column) => row[column] === next[column]) ? toFeature(next) : getFeature(trx, id)
}

/** Whether a main document decides when the PRD of a feature is final. */
export async function hasMainDocument(db: Kysely<Database>, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('documents')
    .select('id')
    .where('feature_id', '=', id)
    .where('is_main', '=', flag(true))
    .executeTakeFirst()
  return row !== undefined
}

/** The features with one of these external keys; of several with the same key, the public one comes last. */
export async function findFeaturesByKey(db: Kysely<Database>, keys: readonly string[]): Promise<Feature[]> {
  const found: Feature[] = []
  for (let at = 0; at < keys.length; at += rowsPerInsert) {
    const rows = await joinedFeatures(db)
      .where('features.external_key', 'in', keys.slice(at, at + rowsPerInsert))
      .orderBy('features.is_confidential', 'desc')
      .orderBy('features.id', 'desc')
      .execute()
    found.push(...rows.map(toFeature))
  }
  return found
}
