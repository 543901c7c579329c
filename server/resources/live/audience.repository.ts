/** Facts for the audience of hints: launches of tasks, deleted entities, owners of imports. */
import type { Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'

type Ids = readonly string[]

/** What each row of the table belongs to, also of deleted ones. */
async function findPlaces(
  db: Kysely<Database>,
  ids: Ids,
  existing: () => Promise<{ id: string; place_id: string }[]>,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = new Map((await existing()).map(({ id, place_id }) => [id, place_id]))
  const gone = ids.filter((id) => !found.has(id))
  if (gone.length === 0) return found
  const history = await db
    .selectFrom('activity')
    .select(['entity_id', 'within_id'])
    .distinct()
    .where('entity_id', 'in', gone)
    .execute()
  for (const { entity_id, within_id } of history) if (within_id !== null) found.set(entity_id, within_id)
  return found
}

/** The launch of each task, also of deleted ones. */
export const findLaunchesOfTasks = (db: Kysely<Database>, ids: Ids): Promise<Map<string, string>> =>
  findPlaces(db, ids, () =>
    db.selectFrom('tasks').select(['id', 'launch_id as place_id']).where('id', 'in', ids).execute(),
  )

/** The feature of each document, also of deleted ones. */
export const findFeaturesOfDocuments = (db: Kysely<Database>, ids: Ids): Promise<Map<string, string>> =>
  findPlaces(db, ids, () =>
    db.selectFrom('documents').select(['id', 'feature_id as place_id']).where('id', 'in', ids).execute(),
  )

/** Which of these features and launches exist or are known to be deleted. */
export async function findExistingOrDeleted(db: Kysely<Database>, ids: Ids): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('features')
    .select('id')
    .where('id', 'in', ids)
    .unionAll(db.selectFrom('launches').select('id').where('id', 'in', ids))
    .unionAll(db.selectFrom('deletions').select('entity_id as id').where('entity_id', 'in', ids))
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The owner of each import that changed a confidential feature; null when everyone may get hints. */
export async function findImportOwners(db: Kysely<Database>, ids: Ids): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('activity')
    .select(['entity_id', 'within_id', 'person_id'])
    .where('noun', '=', 'import')
    .where('entity_id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.entity_id, row.within_id === null ? null : row.person_id]))
}
