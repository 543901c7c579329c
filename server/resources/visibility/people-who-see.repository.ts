import type { Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'

const atOnce = 500

/**
 * The people who see each feature and launch, in addition to administrators: those who own, or are named on, every
 * confidential part of it. Public entities are missing; deleted confidential ones have no people.
 */
export async function findPeopleWhoSee(
  db: Kysely<Database>,
  entityIds: readonly string[],
): Promise<Map<string, ReadonlySet<string>>> {
  const byEntity = new Map<string, Map<string, Set<string>>>()
  for (let at = 0; at < entityIds.length; at += atOnce) {
    const rows = await db
      .selectFrom('confidential_entities')
      .leftJoin('people_who_see', 'people_who_see.part_id', 'confidential_entities.part_id')
      .select([
        'confidential_entities.entity_id',
        'confidential_entities.part_id',
        'people_who_see.person_id',
      ])
      .where('confidential_entities.entity_id', 'in', entityIds.slice(at, at + atOnce))
      .execute()
    for (const { entity_id, part_id, person_id } of rows) {
      const parts = byEntity.get(entity_id) ?? new Map<string, Set<string>>()
      const people = parts.get(part_id) ?? new Set<string>()
      if (person_id !== null) people.add(person_id)
      byEntity.set(entity_id, parts.set(part_id, people))
    }
  }
  return new Map([...byEntity].map(([id, parts]) => [id, inAll([...parts.values()])]))
}

/** The intersection of the sets. */
function inAll([first = new Set(), ...others]: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set([...first].filter((id) => others.every((other) => other.has(id))))
}
