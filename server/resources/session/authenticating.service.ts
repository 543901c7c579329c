import type { Person } from '../../contracts/people.ts'
import type { SignInMethod } from '../../contracts/session.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { markAuthenticated } from './session.repository.ts'

/**
 * Records that the person of a session proved again who they are.
 * @throws Refusal not-signed-in when the session has ended meanwhile
 */
export async function authenticateSession(
  deps: Deps,
  person: Person,
  sessionId: string,
  method: SignInMethod,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    if (!(await markAuthenticated(trx, person.id, sessionId, deps.now()))) throw refuse('not-signed-in')
    const changes = [{ field: 'method', before: null, after: method }]
    const entity = { id: person.id, title: person.name }
    await recordEvents(trx, deps, person.id, [
      { noun: 'session', entity, verb: 'authenticated-again', changes },
    ])
  })
}
