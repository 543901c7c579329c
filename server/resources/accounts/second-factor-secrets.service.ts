/** The secrets of authenticator apps, sealed with the id of their person. */
import type { Deps } from '../../deps.ts'
import { listSealedSecrets, replaceSealedSecret } from './second-factor.repository.ts'

const contextOf = (personId: string): string => `second-factor:${personId}`

/** A secret as it is stored. */
export const sealSecret = ({ sealing }: Pick<Deps, 'sealing'>, personId: string, secret: string): string =>
  sealing.seal(secret, contextOf(personId))

/** @returns undefined when its key is lost */
export const openSecret = (
  { sealing }: Pick<Deps, 'sealing'>,
  personId: string,
  sealed: string,
): string | undefined => sealing.open(sealed, contextOf(personId))

/**
 * Seals with the present key what was sealed with a previous one.
 * @returns how many secrets no known key opens
 */
export async function resealSecondFactors(deps: Pick<Deps, 'db' | 'sealing'>): Promise<number> {
  let unreadable = 0
  for (const { personId, secret } of await listSealedSecrets(deps.db)) {
    const opened = openSecret(deps, personId, secret)
    if (opened === undefined) unreadable += 1
    else if (!deps.sealing.isCurrent(secret)) {
      await replaceSealedSecret(deps.db, personId, {
        before: secret,
        after: sealSecret(deps, personId, opened),
      })
    }
  }
  return unreadable
}
