/** Who may be told of things, asked once for all listeners: the other side of what a person may see (visibility.repository.ts). */
import type { Kysely } from 'kysely'
import type { Hint } from '../../contracts/live.ts'
import type { Database } from '../../db/tables.ts'

/** Beside the administrators, who are told everything: all people, or only these. */
export type Audience = 'everyone' | ReadonlySet<string>

type Ids = readonly string[]
type Limits = Map<string, Set<string>>
const nobody: Audience = new Set<string>()

export const keyOf = ({ noun, id }: Pick<Hint, 'noun' | 'id'>): string => `${noun}:${id}`

const present = (ids: (string | null)[]): string[] => ids.flatMap((id) => id ?? [])

/** The launch of each task, also of one that is gone. */
async function launchesOfTasks(db: Kysely<Database>, ids: Ids): Promise<Map<string, string>> {
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

/** By feature: whom it is confined to when it is confidential. `known` are all that exist. */
async function featureLimits(
  db: Kysely<Database>,
  ids: Ids,
): Promise<{ known: Set<string>; limits: Limits }> {
  if (ids.length === 0) return { known: new Set(), limits: new Map() }
  const rows = await db
    .selectFrom('features')
    .select(['id', 'is_confidential', 'pm_owner_id', 'pmm_owner_id', 'department_owner_id'])
    .where('id', 'in', ids)
    .execute()
  const limits: Limits = new Map(
    rows
      .filter((row) => row.is_confidential === 1)
      .map((row) => [row.id, new Set(present([row.pm_owner_id, row.pmm_owner_id, row.department_owner_id]))]),
  )
  if (limits.size > 0) {
    const named = await db
      .selectFrom('feature_named_people')
      .selectAll()
      .where('feature_id', 'in', [...limits.keys()])
      .execute()
    for (const { feature_id, person_id } of named) limits.get(feature_id)?.add(person_id)
  }
  return { known: new Set(rows.map(({ id }) => id)), limits }
}

/** The same of launches, which are at least as confined as each of their features. */
async function launchLimits(db: Kysely<Database>, ids: Ids): Promise<{ known: Set<string>; limits: Limits }> {
  if (ids.length === 0) return { known: new Set(), limits: new Map() }
  const rows = await db
    .selectFrom('launches')
    .select(['id', 'is_confidential', 'owner_id'])
    .where('id', 'in', ids)
    .execute()
  const limits: Limits = new Map(
    rows.filter((row) => row.is_confidential === 1).map((row) => [row.id, new Set(present([row.owner_id]))]),
  )
  if (limits.size > 0) {
    const named = await db
      .selectFrom('launch_named_people')
      .selectAll()
      .where('launch_id', 'in', [...limits.keys()])
      .execute()
    for (const { launch_id, person_id } of named) limits.get(launch_id)?.add(person_id)
  }
  const parts = await db
    .selectFrom('launch_features')
    .innerJoin('features', 'features.id', 'launch_features.feature_id')
    .select(['launch_features.launch_id', 'launch_features.feature_id'])
    .where('features.is_confidential', '=', 1)
    .where('launch_features.launch_id', 'in', ids)
    .execute()
  const ofFeatures = await featureLimits(db, [...new Set(parts.map(({ feature_id }) => feature_id))])
  for (const { launch_id, feature_id } of parts) {
    const limit = ofFeatures.limits.get(feature_id)
    const own = limits.get(launch_id)
    if (limit) limits.set(launch_id, new Set(own ? [...own].filter((id) => limit.has(id)) : limit))
  }
  return { known: new Set(rows.map(({ id }) => id)), limits }
}

/** Which of these were deleted and were never confidential, so that everyone may be told. */
async function openlyDeleted(db: Kysely<Database>, ids: Ids): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('deletions')
    .select('entity_id')
    .where('entity_id', 'in', ids)
    .where('is_confidential', '=', 0)
    .execute()
  return new Set(rows.map(({ entity_id }) => entity_id))
}

/** Imports that touched something confidential are told to their person alone. */
async function importAudiences(db: Kysely<Database>, ids: Ids): Promise<Map<string, Audience>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('activity')
    .select(['entity_id', 'within_id', 'person_id'])
    .where('noun', '=', 'import')
    .where('entity_id', 'in', ids)
    .execute()
  return new Map(
    rows.map((row) => [
      row.entity_id,
      row.within_id === null ? 'everyone' : new Set(present([row.person_id])),
    ]),
  )
}

/**
 * Who may be told of each feature, launch, task and import, by `keyOf`. Of what does not exist (any more, or yet) nobody but
 * the administrators, unless it was deleted and never confidential.
 */
export async function findAudiences(
  db: Kysely<Database>,
  entities: readonly { noun: 'feature' | 'launch' | 'task' | 'import'; id: string }[],
): Promise<Map<string, Audience>> {
  const idsOf = (noun: string) => entities.filter((entity) => entity.noun === noun).map(({ id }) => id)
  const launchOf = await launchesOfTasks(db, idsOf('task'))
  const launchIds = [...new Set([...idsOf('launch'), ...launchOf.values()])]
  const imports = await importAudiences(db, idsOf('import'))
  const features = await featureLimits(db, idsOf('feature'))
  const launches = await launchLimits(db, launchIds)
  const gone = [
    ...idsOf('feature').filter((id) => !features.known.has(id)),
    ...launchIds.filter((id) => !launches.known.has(id)),
  ]
  const open = await openlyDeleted(db, gone)
  const of = ({ noun, id }: { noun: string; id: string }): Audience => {
    if (noun === 'import') return imports.get(id) ?? nobody
    const { known, limits } = noun === 'feature' ? features : launches
    const place = noun === 'task' ? (launchOf.get(id) ?? '') : id
    return limits.get(place) ?? (known.has(place) || open.has(place) ? 'everyone' : nobody)
  }
  return new Map(entities.map((entity) => [keyOf(entity), of(entity)]))
}
