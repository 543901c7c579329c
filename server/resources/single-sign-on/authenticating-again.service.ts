/** Authenticating an open session again at the provider of single sign-on. */
import type { SignOnClaims } from '../../adapters/sign-on-provider.ts'
import type { Person } from '../../contracts/people.ts'
import type { Deps } from '../../deps.ts'
import { findIdentity, hasIdentity } from './single-sign-on.repository.ts'

/** Tolerates clocks that differ between the provider and this server. */
const clockToleranceMs = 30_000

/** When the provider authenticated the person (OpenID Connect Core, 2), not after `now`; null when it does not say. */
export function authenticatedAtOf({ claims }: SignOnClaims, now: string): string | null {
  const seconds = claims.auth_time
  if (typeof seconds !== 'number' || !(seconds > 0)) return null
  return new Date(Math.min(seconds * 1000, Date.parse(now))).toISOString()
}

/** Whether a person can sign in at a provider. */
export const isLinked = (deps: Pick<Deps, 'db'>, personId: string): Promise<boolean> =>
  hasIdentity(deps.db, personId)

/**
 * Why a provider's answer does not authenticate a session again, if so. A provider that does not say when it
 * authenticated the person was still asked for a new authentication.
 * @param begunAt when the browser was sent to the provider
 */
export async function rejectionAgain(
  deps: Pick<Deps, 'db' | 'now'>,
  person: Person,
  vouched: SignOnClaims,
  begunAt: string,
): Promise<'other-person' | 'not-recent' | undefined> {
  const identity = await findIdentity(deps.db, vouched.issuer, vouched.subject)
  if (identity?.personId !== person.id || identity.unlinkedAt !== null) return 'other-person'
  const at = authenticatedAtOf(vouched, deps.now())
  const isOld = at !== null && Date.parse(at) < Date.parse(begunAt) - clockToleranceMs
  return isOld ? 'not-recent' : undefined
}
