import type { Person, PersonChange } from '../../contracts/people.ts'
import type { Deps } from '../../deps.ts'
import { endLinksIn } from '../accounts/links.service.ts'
import { changesBetween, recordEvents } from '../activity/activity.service.ts'
import { lockWorkspace } from '../workspace/workspace.service.ts'
import { changePerson, getPerson } from './people.repository.ts'
import { requireAdministrator, requireSomebody } from './people.service.ts'

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
    const before = await getPerson(trx, id)
    requireSomebody(before)
    const after = await changePerson(trx, id, version, change)
    await requireAdministrator(trx, 'role')
    if (after.email !== before.email) await endLinksIn(trx, id)
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
