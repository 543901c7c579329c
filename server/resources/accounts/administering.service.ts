/** Account administration: change, disable and enable people. Their work and references to them are kept. */
import type { Person, PersonChange } from '../../contracts/people.ts'
import type { Deps } from '../../deps.ts'
import { changesBetween, recordEvents } from '../activity/activity.service.ts'
import { revokeTokensIn } from '../api-tokens/api-tokens.service.ts'
import {
  changePersonIn,
  personById,
  requireAdministrator,
  requireNotAnonymised,
  setDisabledAtIn,
} from '../people/people.service.ts'
import { endSessionsIn } from '../session/session.service.ts'
import { lockWorkspace } from '../workspace/workspace.service.ts'
import { revokeLinksIn, revokeLinksMadeByIn } from './links.service.ts'

/**
 * Changes a person. The last administrator cannot be demoted. A new e-mail address revokes links sent to the old one, a
 * role that makes no links those made for others.
 * @throws Refusal not-found, stale-version, invalid-input
 */
export async function changePersonAt(
  deps: Deps,
  by: Person,
  id: string,
  version: number,
  change: PersonChange,
): Promise<Person> {
  return deps.db.transaction().execute(async (trx) => {
    // Two concurrent requests must not demote the last two administrators.
    if (change.role) await lockWorkspace(trx)
    const before = await personById(trx, id)
    requireNotAnonymised(before)
    const after = await changePersonIn(trx, id, version, change)
    await requireAdministrator(trx, 'role')
    if (after.email !== before.email) await revokeLinksIn(trx, id)
    await revokeLinksMadeByIn(trx, after)
    const changes = changesBetween(before, after, [
      'name',
      'email',
      'role',
      'jobFunction',
      'isDepartmentLead',
      'language',
    ])
    await recordEvents(trx, deps, by.id, [
      { noun: 'person', entity: { id, title: after.name }, verb: 'changed', changes },
    ])
    return after
  })
}

/**
 * Disables a person and permanently revokes their sessions, links and tokens. Idempotent.
 * @throws Refusal not-found, stale-version, invalid-input for the last administrator who may sign in
 */
export const disablePerson = (deps: Deps, by: Person, id: string, version: number): Promise<Person> =>
  deps.db.transaction().execute(async (trx) => {
    // Two administrators must not disable one another concurrently.
    await lockWorkspace(trx)
    const before = await personById(trx, id)
    const after = await setDisabledAtIn(trx, id, version, before.disabledAt ?? deps.now())
    await requireAdministrator(trx, 'disabledAt')
    await revokeLinksIn(trx, id)
    await revokeLinksMadeByIn(trx, after)
    await endSessionsIn(trx, deps, by, after)
    await revokeTokensIn(trx, deps, by, id)
    if (before.disabledAt === null) {
      await recordEvents(trx, deps, by.id, [
        { noun: 'person', entity: { id, title: after.name }, verb: 'disabled' },
      ])
    }
    return after
  })

/** Lets a person sign in again, with their old password. Idempotent. @throws Refusal not-found, stale-version */
export const enablePerson = (deps: Deps, by: Person, id: string, version: number): Promise<Person> =>
  deps.db.transaction().execute(async (trx) => {
    const before = await personById(trx, id)
    requireNotAnonymised(before)
    const after = await setDisabledAtIn(trx, id, version, null)
    if (before.disabledAt !== null) {
      await recordEvents(trx, deps, by.id, [
        { noun: 'person', entity: { id, title: after.name }, verb: 'enabled' },
      ])
    }
    return after
  })

/** Ends every session of a person, and revokes their tokens. @throws Refusal not-found */
export const signOutEverywhere = (deps: Deps, by: Person, id: string): Promise<void> =>
  deps.db.transaction().execute(async (trx) => {
    await endSessionsIn(trx, deps, by, await personById(trx, id))
    await revokeTokensIn(trx, deps, by, id)
  })
