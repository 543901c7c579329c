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
import { findIdentity, insertIdentity } from './single-sign-on.repository.ts'

/** Why someone whom the provider vouches for is kept out all the same. */
export type SignOnRejection =
  'disabled' | 'no-email' | 'email-unverified' | 'email-taken' | 'no-role' | 'nobody-yet'

/** Who someone is here, or why they are kept out, and then whom that is about, if anyone here. */
type Found = { person: Person } | { keptOut: SignOnRejection; person?: Person }

/** OpenID Connect Core, 5.1 says a boolean; some providers send the word. */
const readVerified = (claim: unknown): boolean | undefined =>
  claim === true || claim === 'true' ? true : claim === false || claim === 'false' ? false : undefined

function newPersonOf(claims: SignOnClaims['claims'], email: string, role: Person['role']): NewPerson {
  const names = [claims.name, claims.preferred_username, email]
  const name = names.map((each) => NewPerson.shape.name.safeParse(each)).find(({ success }) => success)
  const language = String(claims.locale).startsWith('zh') ? 'zh-Hans' : 'en'
  return { name: name?.data ?? email, email, role, language, jobFunction: null, isDepartmentLead: false }
}

/**
 * Who stands behind a provider's claims. A subject that is new here is joined to the person whose e-mail address the provider
 * has verified; else it becomes a new person, with the role its groups give at this first time.
 */
export async function resolvePersonIn(
  trx: Transaction<Database>,
  deps: Deps,
  config: SingleSignOnConfig,
  { issuer, subject, claims }: SignOnClaims,
): Promise<Found> {
  // Two tabs at once must not both be the first.
  await lockWorkspace(trx)
  const identity = await findIdentity(trx, issuer, subject)
  if (identity) {
    const person = await personById(trx, identity.personId)
    return person.disabledAt === null ? { person } : { keptOut: 'disabled', person }
  }
  const address = Address.safeParse(claims.email)
  if (!address.success) return { keptOut: 'no-email' }
  const email = address.data
  const isVerified = readVerified(claims.email_verified)
  // An address that someone merely claims must not wait here for its owner to come and join it.
  if (isVerified === false) return { keptOut: 'email-unverified' }
  const people = await allPeople(trx)
  const known = people.find((person) => person.email === email)
  if (known && known.disabledAt !== null) return { keptOut: 'disabled', person: known }
  if (known && !isVerified) return { keptOut: 'email-taken', person: known }
  if (known) {
    await joinIn(trx, deps, known, issuer, subject)
    return { person: known }
  }
  const role = roleOfGroups(groupsIn(claims, config.roleClaim), config.roles, config.defaultRole)
  if (role === null) return { keptOut: 'no-role' }
  // The first one here closes the page that makes the first administrator.
  if (people.length === 0 && role !== 'administrator') return { keptOut: 'nobody-yet' }
  const person = await addPersonIn(trx, deps, undefined, newPersonOf(claims, email, role))
  await joinIn(trx, deps, person, issuer, subject)
  return { person }
}

async function joinIn(
  trx: Transaction<Database>,
  deps: Deps,
  person: Person,
  issuer: string,
  subject: string,
): Promise<void> {
  await insertIdentity(trx, { issuer, subject, personId: person.id, createdAt: deps.now() })
  const changes = [{ field: 'issuer', before: null, after: issuer }]
  await recordEvents(trx, deps, person.id, [
    { noun: 'person', entity: { id: person.id, title: person.name }, verb: 'identity-joined', changes },
  ])
}
