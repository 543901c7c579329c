/** The features of launches, with the facts about them that plans need. */
import type { Kysely, Transaction } from 'kysely'
import type { FeatureStage, Grade, ProductStage } from '../../contracts/lists.ts'
import { prepared } from '../../db/prepared.ts'
import type { Database } from '../../db/tables.ts'

export type LaunchFeatureFacts = {
  launchId: string
  id: string
  title: string
  grade: Grade | null
  stage: FeatureStage
  releaseDate: string | null
  prdFinalOn: string | null
  pmOwnerId: string | null
  pmmOwnerId: string | null
  isConfidential: boolean
  /** The stage of its product area, `early` without one. */
  productStage: ProductStage
  /** When its grade was last decided, ISO 8601. */
  decidedAt: string | null
}

const launchFeatures = prepared((db: Kysely<Database>, { launchIds }: { launchIds: readonly string[] }) =>
  db
    .selectFrom('launch_features')
    .innerJoin('features', 'features.id', 'launch_features.feature_id')
    .leftJoin('product_areas', 'product_areas.id', 'features.product_area_id')
    .where('launch_features.launch_id', 'in', launchIds)
    .select([
      'launch_features.launch_id as launchId',
      'features.id',
      'features.title',
      'features.grade',
      'features.stage',
      'features.release_date as releaseDate',
      'features.prd_final_on as prdFinalOn',
      'features.pm_owner_id as pmOwnerId',
      'features.pmm_owner_id as pmmOwnerId',
      'features.is_confidential',
      'product_areas.product_stage',
    ])
    .select((eb) =>
      eb
        .selectFrom('decisions')
        .whereRef('decisions.feature_id', '=', 'features.id')
        .select((inner) => inner.fn.max('decisions.decided_at').as('at'))
        .as('decidedAt'),
    )
    .orderBy('launch_features.launch_id')
    .orderBy('launch_features.position'),
)

/** The features of several launches in one query, in the order of each launch. */
export async function featuresOfLaunches(
  db: Kysely<Database>,
  launchIds: readonly string[],
): Promise<LaunchFeatureFacts[]> {
  if (launchIds.length === 0) return []
  const rows = await launchFeatures(db, { launchIds })
  return rows.map(({ is_confidential, product_stage, ...row }) => ({
    ...row,
    grade: row.grade as Grade | null,
    stage: row.stage as FeatureStage,
    isConfidential: is_confidential === 1,
    productStage: (product_stage ?? 'early') as ProductStage,
  }))
}

/** The PM owners of a launch's features, for ownership (RULES.md, Roles). */
export async function pmOwnerIdsOf(db: Kysely<Database>, launchId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('launch_features')
    .innerJoin('features', 'features.id', 'launch_features.feature_id')
    .where('launch_features.launch_id', '=', launchId)
    .where('features.pm_owner_id', 'is not', null)
    .select('features.pm_owner_id')
    .distinct()
    .execute()
  return rows.flatMap((row) => row.pm_owner_id ?? [])
}

/** The features of a launch, in no particular order. */
export async function featureIdsOf(db: Kysely<Database>, launchId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('launch_features')
    .select('feature_id')
    .where('launch_id', '=', launchId)
    .execute()
  return rows.map((row) => row.feature_id)
}

/** Inserts the features of a launch that has none yet, in this order. */
export async function insertLaunchFeatures(
  trx: Transaction<Database>,
  launchId: string,
  featureIds: readonly string[],
): Promise<void> {
  await trx
    .insertInto('launch_features')
    .values(featureIds.map((id, position) => ({ launch_id: launchId, feature_id: id, position })))
    .execute()
}

/** Replaces the features of a launch, in this order. */
export async function replaceFeatures(
  trx: Transaction<Database>,
  launchId: string,
  featureIds: readonly string[],
): Promise<void> {
  await trx.deleteFrom('launch_features').where('launch_id', '=', launchId).execute()
  await insertLaunchFeatures(trx, launchId, featureIds)
}
