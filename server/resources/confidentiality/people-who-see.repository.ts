import type { Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'

/**
 * For each confidential thing that a launch consists of, itself and its features: the ids of those who see it by
 * owning it or being named on it. Whoever is in all of them sees the launch; of an open launch there are none.
 * Asked by someone who sees the launch, and so all of its features.
 */
export async function listPeopleWhoSeeLaunch(
  db: Kysely<Database>,
  launch: { id?: string; featureIds: readonly string[] },
): Promise<ReadonlySet<string>[]> {
  const launches = await db
    .selectFrom('launches')
    .select(['id', 'owner_id'])
    .where('id', '=', launch.id ?? '')
    .where('is_confidential', '=', 1)
    .execute()
  const features = await db
    .selectFrom('features')
    .select(['id', 'pm_owner_id', 'pmm_owner_id', 'department_owner_id'])
    .where('id', 'in', ['', ...launch.featureIds])
    .where('is_confidential', '=', 1)
    .execute()
  if (launches.length + features.length === 0) return []
  const named = await db
    .selectFrom('feature_named_people')
    .select(['feature_id as id', 'person_id'])
    .where('feature_id', 'in', ['', ...launch.featureIds])
    .unionAll(
      db
        .selectFrom('launch_named_people')
        .select(['launch_id as id', 'person_id'])
        .where('launch_id', '=', launch.id ?? ''),
    )
    .execute()
  const peopleWhoSee = (id: string, owners: (string | null)[]) =>
    new Set([
      ...owners.flatMap((owner) => owner ?? []),
      ...named.filter((row) => row.id === id).map((row) => row.person_id),
    ])
  return [
    ...launches.map((row) => peopleWhoSee(row.id, [row.owner_id])),
    ...features.map((row) =>
      peopleWhoSee(row.id, [row.pm_owner_id, row.pmm_owner_id, row.department_owner_id]),
    ),
  ]
}
