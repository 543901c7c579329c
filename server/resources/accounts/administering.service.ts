/** What administrators do with someone's account: change it, keep its person out, let them in again. What they did, and where they are named, stays. */
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
import { revokeLinksIn } from './links.service.ts'

/**
 * Changes someone. An installation always keeps an administrator. Links that went to an earlier e-mail address end with it.
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
    // Two administrators at once must not both cease to be one.
    if (change.role) await lockWorkspace(trx)
    const before = await personById(trx, id)
    requireNotAnonymised(before)
    const after = await changePersonIn(trx, id, version, change)
    await requireAdministrator(trx, 'role')
    if (after.email !== before.email) await revokeLinksIn(trx, id)
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
 * Disables someone: their sessions, links and tokens end at once, and for good. May be repeated.
 * @throws Refusal not-found, stale-version, invalid-input for the last administrator who may sign in
 */
export const disablePerson = (deps: Deps, by: Person, id: string, version: number): Promise<Person> =>
  deps.db.transaction().execute(async (trx) => {
    // Two administrators at once must not disable one another.
    await lockWorkspace(trx)
    const before = await personById(trx, id)
    const after = await setDisabledAtIn(trx, id, version, before.disabledAt ?? deps.now())
    await requireAdministrator(trx, 'disabledAt')
    await revokeLinksIn(trx, id)
    await endSessionsIn(trx, deps, by, after)
    await revokeTokensIn(trx, deps, by, id)
    if (before.disabledAt === null) {
      await recordEvents(trx, deps, by.id, [
        { noun: 'person', entity: { id, title: after.name }, verb: 'disabled' },
      ])
    }
    return after
  })

/** Lets someone sign in again, with the password they had. May be repeated. @throws Refusal not-found, stale-version */
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

/** Ends every session of someone. @throws Refusal not-found */
export const signOutEverywhere = (deps: Deps, by: Person, id: string): Promise<void> =>
  deps.db.transaction().execute(async (trx) => endSessionsIn(trx, deps, by, await personById(trx, id)))
