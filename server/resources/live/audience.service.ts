/** Who may be told of things, asked once for all listeners: of each, exactly those who see it. */
import type { Kysely } from 'kysely'
import type { Hint } from '../../contracts/live.ts'
import type { Database } from '../../db/tables.ts'
import { peopleWhoSee } from '../confidentiality/naming.service.ts'
import { findImportOwners, findKnown, findLaunchesOfTasks } from './audience.repository.ts'

/** Beside the administrators, who are told everything: all people, or only these. */
export type Audience = 'everyone' | ReadonlySet<string>

export const keyOf = ({ noun, id }: Pick<Hint, 'noun' | 'id'>): string => `${noun}:${id}`

const nobody: Audience = new Set<string>()

/**
 * Who may be told of each feature, launch, task and import, by `keyOf`. Of what does not exist (any more, or yet) nobody but
 * the administrators, unless it was deleted and never confidential.
 */
export async function audiencesOf(
  db: Kysely<Database>,
  entities: readonly { noun: 'feature' | 'launch' | 'task' | 'import'; id: string }[],
): Promise<Map<string, Audience>> {
  const idsOf = (noun: string) => entities.filter((entity) => entity.noun === noun).map(({ id }) => id)
  const launchOf = await findLaunchesOfTasks(db, idsOf('task'))
  const importOwners = await findImportOwners(db, idsOf('import'))
  const placeIds = [...new Set([...idsOf('feature'), ...idsOf('launch'), ...launchOf.values()])]
  const known = await findKnown(db, placeIds)
  const confined = await peopleWhoSee(db, placeIds)
  const of = ({ noun, id }: { noun: string; id: string }): Audience => {
    if (noun === 'import') {
      const ownerId = importOwners.get(id)
      if (ownerId === undefined) return nobody
      return ownerId === null ? 'everyone' : new Set([ownerId])
    }
    const place = noun === 'task' ? (launchOf.get(id) ?? '') : id
    return confined.get(place) ?? (known.has(place) ? 'everyone' : nobody)
  }
  return new Map(entities.map((entity) => [keyOf(entity), of(entity)]))
}
