/** The single sign-on identities of a person: listed, unlinked, and linked again by administrators. */
import type { Transaction } from 'kysely'
import type { Identity } from '../../contracts/identities.ts'
import type { Person } from '../../contracts/people.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
import { hasPassword } from '../accounts/passwords.service.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { lockPerson, personById } from '../people/people.service.ts'
import { endSessionsOfIdentityIn } from '../session/session.service.ts'
import { listIdentities, setUnlinkedAt } from './single-sign-on.repository.ts'

/** @throws Refusal not-found */
export async function identitiesOf(deps: Deps, personId: string): Promise<Identity[]> {
  await personById(deps.db, personId)
  return listIdentities(deps.db, personId)
}

const sameIssuer = (a: string, b: string): boolean => a.replace(/\/$/, '') === b.replace(/\/$/, '')

async function requireOtherWayIn(
  trx: Transaction<Database>,
  { config }: Deps,
  personId: string,
  others: readonly Identity[],
): Promise<void> {
  const { singleSignOn, hasPasswords } = config
  const isLinked =
    singleSignOn !== null && others.some(({ issuer }) => sameIssuer(issuer, singleSignOn.issuer))
  if (isLinked || (hasPasswords && (await hasPassword(trx, personId)))) return
  throw refuse('last-way-in')
}

const tell = (
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  whose: Person,
  verb: string,
  issuer: string,
) =>
  recordEvents(trx, deps, by.id, [
    {
      noun: 'person',
      entity: { id: whose.id, title: whose.name },
      verb,
      changes: [{ field: 'issuer', before: null, after: issuer }],
    },
  ])

/**
 * Unlinks an identity, and ends the sessions that it began. The provider would link it again at the next sign-on, so it
 * stays known as unlinked and is refused. Idempotent.
 * @throws Refusal not-found, last-way-in when the person could not sign in any more
 */
export const unlinkIdentity = (deps: Deps, by: Person, personId: string, id: string): Promise<void> =>
  deps.db.transaction().execute(async (trx) => {
    // Two concurrent requests must not unlink the last two ways in.
    await lockPerson(trx, personId)
    const [whose, all] = [await personById(trx, personId), await listIdentities(trx, personId)]
    const identity = all.find((one) => one.id === id)
    if (!identity) throw refuse('not-found', { params: { noun: 'identity' } })
    if (identity.unlinkedAt !== null) return
    await requireOtherWayIn(
      trx,
      deps,
      personId,
      all.filter((one) => one.id !== id && one.unlinkedAt === null),
    )
    await setUnlinkedAt(trx, id, deps.now())
    await tell(trx, deps, by, whose, 'identity-unlinked', identity.issuer)
    await endSessionsOfIdentityIn(trx, deps, by, whose, id)
  })

/** Lets an unlinked identity sign in again. Idempotent. @throws Refusal not-found */
export const relinkIdentity = (deps: Deps, by: Person, personId: string, id: string): Promise<void> =>
  deps.db.transaction().execute(async (trx) => {
    const [whose, all] = [await personById(trx, personId), await listIdentities(trx, personId)]
    const identity = all.find((one) => one.id === id)
    if (!identity) throw refuse('not-found', { params: { noun: 'identity' } })
    if (identity.unlinkedAt === null) return
    await setUnlinkedAt(trx, id, null)
    await tell(trx, deps, by, whose, 'identity-linked', identity.issuer)
  })
