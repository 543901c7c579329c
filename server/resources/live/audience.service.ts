/** The audience of hints, computed once for all subscribers: for each entity, exactly the people who see it. */
import type { Kysely } from 'kysely'
import type { Hint } from '../../contracts/live.ts'
import type { Database } from '../../db/tables.ts'
import { peopleWhoSee } from '../visibility/naming.service.ts'
import type { HintAudience } from '../declaration.ts'
import { nouns } from '../declarations.ts'
import {
  findExistingOrDeleted,
  findFeaturesOfDocuments,
  findImportOwners,
  findLaunchesOfTasks,
} from './audience.repository.ts'

/** Entity types with restricted visibility: their audience is read from the database. */
export type RestrictedNoun = {
  [Noun in Hint['noun']]: (typeof nouns)[Noun]['hints'] extends 'everyone' | 'its-person' ? never : Noun
}[Hint['noun']]

export const isRestricted = (hint: Hint): hint is Hint & { noun: RestrictedNoun } =>
  !['everyone', 'its-person'].includes(nouns[hint.noun].hints)

/** Whether only its person and auditors get the hint. */
export const isPrivate = ({ noun }: Hint): boolean => nouns[noun].hints === 'its-person'

/** Everyone, or these people; administrators get all hints in addition. */
export type Audience = 'everyone' | ReadonlySet<string>

export const keyOf = ({ noun, id }: Pick<Hint, 'noun' | 'id'>): string => `${noun}:${id}`

const nobody: Audience = new Set<string>()

/**
 * The audience of each feature, document, launch, task and import, by `keyOf`. Unknown entities have only administrators; so have
 * deleted ones that were confidential.
 */
export async function audiencesOf(
  db: Kysely<Database>,
  entities: readonly { noun: RestrictedNoun; id: string }[],
): Promise<Map<string, Audience>> {
  const idsOf = (hints: HintAudience) =>
    entities.filter(({ noun }) => nouns[noun].hints === hints).map(({ id }) => id)
  const placeOf = new Map([
    ...(await findLaunchesOfTasks(db, idsOf('who-sees-its-launch'))),
    ...(await findFeaturesOfDocuments(db, idsOf('who-sees-its-feature'))),
  ])
  const importOwners = await findImportOwners(db, idsOf('who-sees-the-import'))
  const placeIds = [...new Set([...idsOf('who-sees-it'), ...placeOf.values()])]
  const known = await findExistingOrDeleted(db, placeIds)
  const confined = await peopleWhoSee(db, placeIds)
  const of = ({ noun, id }: { noun: RestrictedNoun; id: string }): Audience => {
    const { hints } = nouns[noun]
    if (hints === 'who-sees-the-import') {
      const ownerId = importOwners.get(id)
      if (ownerId === undefined) return nobody
      return ownerId === null ? 'everyone' : new Set([ownerId])
    }
    const place = hints === 'who-sees-it' ? id : (placeOf.get(id) ?? '')
    return confined.get(place) ?? (known.has(place) ? 'everyone' : nobody)
  }
  return new Map(entities.map((entity) => [keyOf(entity), of(entity)]))
}
