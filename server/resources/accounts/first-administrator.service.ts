import type { FirstAdministrator } from '../../contracts/accounts.ts'
import type { Person } from '../../contracts/people.ts'
import { ConfigError } from '../../config.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
import { endSetupCodesIn, requireSetupRight } from '../setup/setup.service.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { addFirstPersonIn, allPeople, makeAdministratorIn } from '../people/people.service.ts'
import { lockWorkspace, isSampleCompany } from '../workspace/workspace.service.ts'
import { hasAdministrator, putPassword } from './accounts.repository.ts'
import { passwordFault, requireGoodPassword } from './passwords.service.ts'

/**
 * Creates the first administrator of an empty installation.
 * @throws Refusal people-exist when it is not empty, set-up-elsewhere, passwords-off, invalid-input for a wrong code or a
 *   password that is easy to guess
 */
export async function makeFirstAdministrator(deps: Deps, input: FirstAdministrator): Promise<Person> {
  const { password, setupCode, ...rest } = input
  if (!deps.config.hasPasswords) throw refuse('passwords-off')
  if (await isSetUp(deps)) throw refuse('people-exist')
  await requireSetupRight(deps, setupCode)
  await requireGoodPassword(deps, password, rest)
  const hash = await deps.passwords.hash(password)
  return deps.db.transaction().execute(async (trx) => {
    const person = await addFirstPersonIn(trx, deps, { ...rest, role: 'administrator' })
    await endSetupCodesIn(trx)
    await putPassword(trx, person.id, hash, deps.now())
    return person
  })
}

/** Whether the installation has any people. */
export const isSetUp = async (deps: Pick<Deps, 'db'>): Promise<boolean> =>
  (await allPeople(deps.db)).length > 0

/** Whether there are people but no administrator who can sign in, as after an upgrade from a version without passwords. */
export async function isLockedOut(deps: Deps): Promise<boolean> {
  const { hasPasswords, isLoopback, singleSignOn } = deps.config
  if (singleSignOn || !(await isSetUp(deps)) || (await hasAdministrator(deps.db, hasPasswords))) return false
  return !(isLoopback && (await isSampleCompany(deps.db)))
}

/**
 * Ensures at start that the administrator of the environment can sign in when no other administrator can: in an empty
 * installation, and in one that comes from a version without passwords. Otherwise nothing changes.
 * @throws ConfigError when that password is easy to guess
 */
export async function ensureAdministrator(deps: Deps): Promise<void> {
  const { administrator, hasPasswords } = deps.config
  if (!administrator || (await hasAdministrator(deps.db, hasPasswords))) return
  if (await passwordFault(deps, administrator.password, { ...administrator, name: '' })) {
    throw new ConfigError(
      'Headrace cannot start: HEADRACE_ADMIN_PASSWORD is too easy to guess. Take four words that do not belong together.',
    )
  }
  const hash = await deps.passwords.hash(administrator.password)
  await deps.db.transaction().execute(async (trx) => {
    // Several servers may start at once.
    await lockWorkspace(trx)
    if (await hasAdministrator(trx, hasPasswords)) return
    const person = await makeAdministratorIn(trx, deps, administrator.email)
    await endSetupCodesIn(trx)
    await putPassword(trx, person.id, hash, deps.now())
    await recordEvents(trx, deps, null, [
      { noun: 'person', entity: { id: person.id, title: person.name }, verb: 'password-set' },
    ])
  })
}
