/** Reads the rows behind the facts of warnings in batches. Archived entities have no warnings and are left out. */
import type { Kysely } from 'kysely'
import { prepared } from '../../db/prepared.ts'
import type { Database } from '../../db/tables.ts'

type Ids = { ids: readonly string[] }

const factRows = prepared((db: Kysely<Database>, { ids }: Ids) =>
  db
    .selectFrom('features')
    .leftJoin('product_areas', 'product_areas.id', 'features.product_area_id')
    .where('features.id', 'in', ids)
    .select(['features.id', 'pmm_joined_on', 'prd_final_on', 'requesting_customers', 'product_stage'])
    .select('features.is_archived'),
)

export async function listFeatureRows(db: Kysely<Database>, ids: readonly string[]) {
  // Not a condition of the query: SQLite would read all features that are not archived instead of looking up the ids.
  return (await factRows(db, { ids })).filter((row) => row.is_archived === 0)
}

const launchesWith = prepared((db: Kysely<Database>, { ids }: Ids) =>
  db.selectFrom('launch_features').select('launch_id').where('feature_id', 'in', ids),
)

/** The launches that contain any of these features, also archived ones. */
export async function launchIdsWith(db: Kysely<Database>, featureIds: readonly string[]): Promise<string[]> {
  return (await launchesWith(db, { ids: featureIds })).map((row) => row.launch_id)
}

/** The features of these product areas, also archived ones. */
export async function featureIdsIn(db: Kysely<Database>, areaIds: readonly string[]): Promise<string[]> {
  if (areaIds.length === 0) return []
  const rows = await db
    .selectFrom('features')
    .select('id')
    .where('product_area_id', 'in', [...areaIds])
    .execute()
  return rows.map(({ id }) => id)
}

/** The next batch of ids of a table, also of archived entities. */
export async function idsAfter(
  db: Kysely<Database>,
  table: 'features' | 'launches',
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom(table)
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
