/** Who may be told of things, asked once for all listeners: of each, exactly those who see it. */
import type { Kysely } from 'kysely'
import type { Hint } from '../../contracts/live.ts'
import type { Database } from '../../db/tables.ts'
import { peopleWhoSee } from '../visibility/naming.service.ts'
import type { HintAudience } from '../declaration.ts'
import { nouns } from '../declarations.ts'
import { findImportOwners, findExistingOrDeleted, findLaunchesOfTasks } from './audience.repository.ts'

/** Nouns whose things are not everybody's: who is told is asked of the database. */
export type RestrictedNoun = {
  [Noun in Hint['noun']]: (typeof nouns)[Noun]['hints'] extends 'everyone' | 'its-person' ? never : Noun
}[Hint['noun']]

export const isRestricted = (hint: Hint): hint is Hint & { noun: RestrictedNoun } =>
  !['everyone', 'its-person'].includes(nouns[hint.noun].hints)

/** Whether only its person, and those who audit, are told. */
export const isPrivate = ({ noun }: Hint): boolean => nouns[noun].hints === 'its-person'

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
  entities: readonly { noun: RestrictedNoun; id: string }[],
): Promise<Map<string, Audience>> {
  const idsOf = (hints: HintAudience) =>
    entities.filter(({ noun }) => nouns[noun].hints === hints).map(({ id }) => id)
  const launchOf = await findLaunchesOfTasks(db, idsOf('who-sees-its-launch'))
  const importOwners = await findImportOwners(db, idsOf('who-sees-the-import'))
  const placeIds = [...new Set([...idsOf('who-sees-it'), ...launchOf.values()])]
  const known = await findExistingOrDeleted(db, placeIds)
  const confined = await peopleWhoSee(db, placeIds)
  const of = ({ noun, id }: { noun: RestrictedNoun; id: string }): Audience => {
    const { hints } = nouns[noun]
    if (hints === 'who-sees-the-import') {
      const ownerId = importOwners.get(id)
      if (ownerId === undefined) return nobody
      return ownerId === null ? 'everyone' : new Set([ownerId])
    }
    const place = hints === 'who-sees-its-launch' ? (launchOf.get(id) ?? '') : id
    return confined.get(place) ?? (known.has(place) ? 'everyone' : nobody)
  }
  return new Map(entities.map((entity) => [keyOf(entity), of(entity)]))
}
