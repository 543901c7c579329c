import type { Transaction } from 'kysely'
import type { SignOnClaims } from '../../adapters/sign-on-provider.ts'
import type { SingleSignOnConfig } from '../../config.ts'
import { Address, NewPerson, type Person } from '../../contracts/people.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { groupsIn, roleOfGroups } from '../../domain/access/role-of-groups.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { addPersonIn, allPeople, personById } from '../people/people.service.ts'
import { lockWorkspace } from '../workspace/workspace.service.ts'
import { findIdentity, insertIdentity, setHasSecondFactor } from './single-sign-on.repository.ts'

/** Why a person is refused although the provider authenticated them. */
export type SignOnRejection =
  'disabled' | 'identity-unlinked' | 'no-email' | 'email-unverified' | 'no-role' | 'no-accounts'

/** The linked person, or the reason for refusal and the existing person concerned, if any. */
type Found = { person: Person; identity: SignedOnIdentity } | { keptOut: SignOnRejection; person?: Person }

/** The identity of a sign-on, and whether the provider vouches for a second factor. */
export type SignedOnIdentity = { id: string; hasSecondFactor: boolean }

/** RFC 8176: the methods of authentication; `mfa` means several factors. */
const readSecondFactor = (claim: unknown): boolean => Array.isArray(claim) && claim.includes('mfa')

/** OpenID Connect Core, 5.1 requires a boolean; some providers send a string. */
const readVerified = (claim: unknown): boolean | undefined =>
  claim === true || claim === 'true' ? true : claim === false || claim === 'false' ? false : undefined

function newPersonOf(claims: SignOnClaims['claims'], email: string, role: Person['role']): NewPerson {
  const names = [claims.name, claims.preferred_username, email]
  const name = names.map((each) => NewPerson.shape.name.safeParse(each)).find(({ success }) => success)
  const language = String(claims.locale).startsWith('zh') ? 'zh-Hans' : 'en'
  return { name: name?.data ?? email, email, role, language, jobFunction: null, isDepartmentLead: false }
}

/**
 * Resolves a provider's claims to a person. A new subject is linked to the person with the same verified e-mail address;
 * otherwise a person with that address is added, with the role that its groups map to at this first sign-in.
 */
export async function resolvePersonIn(
  trx: Transaction<Database>,
  deps: Deps,
  config: SingleSignOnConfig,
  { issuer, subject, claims }: SignOnClaims,
): Promise<Found> {
  // Two concurrent sign-ons must not both add the first person.
  await lockWorkspace(trx)
  const hasSecondFactor = readSecondFactor(claims.amr)
  const identity = await findIdentity(trx, issuer, subject)
  if (identity) {
    const person = await personById(trx, identity.personId)
    if (person.disabledAt !== null) return { keptOut: 'disabled', person }
    if (identity.unlinkedAt !== null) return { keptOut: 'identity-unlinked', person }
    await setHasSecondFactor(trx, identity.id, hasSecondFactor)
    return { person, identity: { id: identity.id, hasSecondFactor } }
  }
  const address = Address.safeParse(claims.email)
  if (!address.success) return { keptOut: 'no-email' }
  const email = address.data
  // An unverified address must neither be linked, nor create an account that its real owner would later be linked to.
  if (!(readVerified(claims.email_verified) ?? config.trustsEmail)) return { keptOut: 'email-unverified' }
  const people = await allPeople(trx)
  const known = people.find((person) => person.email === email)
  if (known && known.disabledAt !== null) return { keptOut: 'disabled', person: known }
  if (known) {
    return { person: known, identity: await joinIn(trx, deps, known, { issuer, subject, hasSecondFactor }) }
  }
  const role = roleOfGroups(groupsIn(claims, config.roleClaim), config.roles, config.defaultRole)
  if (role === null) return { keptOut: 'no-role' }
  // The first person disables the page that creates the first administrator.
  if (people.length === 0 && role !== 'administrator') return { keptOut: 'no-accounts' }
  const person = await addPersonIn(trx, deps, undefined, newPersonOf(claims, email, role))
  return { person, identity: await joinIn(trx, deps, person, { issuer, subject, hasSecondFactor }) }
}

async function joinIn(
  trx: Transaction<Database>,
  deps: Deps,
  person: Person,
  given: { issuer: string; subject: string; hasSecondFactor: boolean },
): Promise<SignedOnIdentity> {
  const id = deps.newId()
  await insertIdentity(trx, { ...given, id, personId: person.id, createdAt: deps.now() })
  const changes = [{ field: 'issuer', before: null, after: given.issuer }]
  await recordEvents(trx, deps, person.id, [
    { noun: 'person', entity: { id: person.id, title: person.name }, verb: 'identity-linked', changes },
  ])
  return { id, hasSecondFactor: given.hasSecondFactor }
}
