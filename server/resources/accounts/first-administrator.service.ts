import type { FirstAdministrator } from '../../contracts/accounts.ts'
import type { Person } from '../../contracts/people.ts'
import type { Deps } from '../../deps.ts'
import { addFirstPersonIn } from '../people/people.service.ts'
import { putPassword } from './accounts.repository.ts'

/**
 * Makes the administrator of an installation that has nobody yet.
 * @throws Refusal people-exist from then on
 */
export async function makeFirstAdministrator(deps: Deps, input: FirstAdministrator): Promise<Person> {
  const { password, ...rest } = input
  const hash = await deps.passwords.hash(password)
  return deps.db.transaction().execute(async (trx) => {
    const person = await addFirstPersonIn(trx, deps, {
      ...rest,
      role: 'administrator',
      jobFunction: null,
      isDepartmentLead: false,
    })
    await putPassword(trx, person.id, hash, deps.now())
    return person
  })
}
