/** Keeping people out, and letting them in again. What they did, and where they are named, stays. */
import type { Person } from '../../contracts/people.ts'
import type { Deps } from '../../deps.ts'
import { endLinksIn } from '../accounts/links.service.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { endTokensIn } from '../api-tokens/ending.service.ts'
import { endSessionsIn } from '../session/session.service.ts'
import { lockWorkspace } from '../workspace/workspace.service.ts'
import { getPerson, setDisabledAt } from './people.repository.ts'
import { requireAdministrator, requireSomebody } from './people.service.ts'

/**
 * Disables someone: their sessions, links and tokens end at once, and for good. May be repeated.
 * @throws Refusal not-found, stale-version, invalid-input for the last administrator who may sign in
 */
export const disablePerson = (deps: Deps, by: Person, id: string, version: number): Promise<Person> =>
  deps.db.transaction().execute(async (trx) => {
    // Two administrators at once must not disable one another.
    await lockWorkspace(trx)
    const before = await getPerson(trx, id)
    const after = await setDisabledAt(trx, id, version, before.disabledAt ?? deps.now())
    await requireAdministrator(trx, 'disabledAt')
    await endLinksIn(trx, id)
    await endSessionsIn(trx, deps, by, after)
    await endTokensIn(trx, deps, by, id)
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
    const before = await getPerson(trx, id)
    requireSomebody(before)
    const after = await setDisabledAt(trx, id, version, null)
    if (before.disabledAt !== null) {
      await recordEvents(trx, deps, by.id, [
        { noun: 'person', entity: { id, title: after.name }, verb: 'enabled' },
      ])
    }
    return after
  })

/** Ends every session of someone. @throws Refusal not-found */
export const signOutEverywhere = (deps: Deps, by: Person, id: string): Promise<void> =>
  deps.db.transaction().execute(async (trx) => endSessionsIn(trx, deps, by, await getPerson(trx, id)))
