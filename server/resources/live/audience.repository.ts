/** What decides who may be told of a thing, beside who sees it: where tasks belong, what is gone, whose an import is. */
import type { Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'

type Ids = readonly string[]

/** The launch of each task, also of one that is gone. */
export async function findLaunchesOfTasks(db: Kysely<Database>, ids: Ids): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('tasks').select(['id', 'launch_id']).where('id', 'in', ids).execute()
  const found = new Map(rows.map(({ id, launch_id }) => [id, launch_id]))
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

/** Which of these features and launches exist, or were deleted: of others nothing is known that could be told. */
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

/** Whose each import is, when it touched something confidential; null when everyone may be told. */
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
