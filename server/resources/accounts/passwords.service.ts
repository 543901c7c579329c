/** Setting and changing passwords. */
import type { PasswordByLink, PasswordChange } from '../../contracts/accounts.ts'
import type { Person } from '../../contracts/people.ts'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { passwordError } from '../../domain/access/password-error.ts'
import {
  isMostlyPersonal,
  type PasswordWeakness,
  passwordWeakness,
  personalWords,
} from '../../domain/access/password-weakness.ts'
import { refuse, refuseField } from '../../domain/refusal.ts'
import { revokeTokensIn } from '../api-tokens/api-tokens.service.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { lockPerson, personById } from '../people/people.service.ts'
import { endSessionsIn } from '../session/session.service.ts'
import { workspaceNow } from '../workspace/workspace.service.ts'
import { findPasswordHash, putPassword } from './accounts.repository.ts'
import { consumeLink } from './links.repository.ts'
import { revokeLinksIn, openLink } from './links.service.ts'

type Owner = Readonly<{ name: string; email: string }>

/** Why a new password is too easy to guess; null when it is not. Every way of setting one asks this. */
export async function passwordFault(
  deps: Pick<Deps, 'config' | 'db' | 'now' | 'passwords'>,
  password: string,
  owner: Owner,
): Promise<PasswordWeakness | null> {
  const known = passwordError(password, owner)
  if (known) return known
  const { name } = await workspaceNow(deps, deps.db)
  const host = deps.config.baseUrl === null ? '' : new URL(deps.config.baseUrl).hostname
  const personal = personalWords(['headrace', owner.name, owner.email, name, host])
  if (isMostlyPersonal(password, personal)) return 'password-personal'
  return passwordWeakness(await deps.passwords.estimate(password.normalize('NFKC'), personal))
}

/** @throws Refusal invalid-input for a password that is easy to guess */
export async function requireGoodPassword(deps: Deps, password: string, owner: Owner): Promise<void> {
  const code = await passwordFault(deps, password, owner)
  if (code) throw refuseField('password', code)
}

/**
 * Sets a password with a single-use link, and ends every session of the person.
 * @returns the id of the person
 * @throws Refusal link-invalid, invalid-input, passwords-off
 */
export async function setPasswordByLink(deps: Deps, { token, password }: PasswordByLink): Promise<string> {
  const { id, person } = await openLink(deps, token)
  await requireGoodPassword(deps, password, person)
  const hash = await deps.passwords.hash(password)
  await deps.db.transaction().execute(async (trx) => {
    await lockPerson(trx, person.id)
    const { disabledAt } = await personById(trx, person.id)
    if (disabledAt !== null || !(await consumeLink(trx, id, deps.now()))) throw refuse('link-invalid')
    await putPassword(trx, person.id, hash, deps.now())
    await recordEvents(trx, deps, person.id, [
      { noun: 'person', entity: { id: person.id, title: person.name }, verb: 'password-set' },
    ])
    await endSessionsIn(trx, deps, person, person)
    await revokeTokensIn(trx, deps, person, person.id)
  })
  return person.id
}

/** Whether a person can sign in by password, where passwords are on. */
export const hasPassword = async (db: Kysely<Database>, personId: string): Promise<boolean> =>
  (await findPasswordHash(db, personId)) !== undefined

/**
 * Re-authenticates a signed-in person by password.
 * @throws Refusal invalid-input for a wrong one, no-password, passwords-off
 */
export async function requireOwnPassword(
  deps: Deps,
  person: Person,
  given: { path: string; password: string },
): Promise<void> {
  if (!deps.config.hasPasswords) throw refuse('passwords-off')
  const hash = await findPasswordHash(deps.db, person.id)
  if (hash === undefined) throw refuse('no-password')
  if (!(await deps.passwords.verify(given.password, hash))) throw refuseField(given.path, 'wrong-password')
}

/**
 * Changes one's own password; ends every session except `sessionId`, every link and every token. `current` has already been
 * verified.
 * @throws Refusal invalid-input for a password that is easy to guess
 */
export async function changeOwnPassword(
  deps: Deps,
  person: Person,
  { password }: Pick<PasswordChange, 'password'>,
  sessionId: string | null,
): Promise<void> {
  await requireGoodPassword(deps, password, person)
  const hash = await deps.passwords.hash(password)
  await deps.db.transaction().execute(async (trx) => {
    await putPassword(trx, person.id, hash, deps.now())
    await recordEvents(trx, deps, person.id, [
      { noun: 'person', entity: { id: person.id, title: person.name }, verb: 'password-changed' },
    ])
    await revokeLinksIn(trx, person.id)
    await endSessionsIn(trx, deps, person, person, sessionId)
    await revokeTokensIn(trx, deps, person, person.id)
  })
}
