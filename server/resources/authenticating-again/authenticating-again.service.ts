import type { Person } from '../../contracts/people.ts'
import type { SignInMethod } from '../../contracts/session.ts'
import type { Deps } from '../../deps.ts'
import { refuse, Refusal } from '../../domain/refusal.ts'
import { hasPassword, requireOwnPassword } from '../accounts/passwords.service.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { isChoosing, methodOfSession } from '../session/session.service.ts'
import { isLinked } from '../single-sign-on/authenticating-again.service.ts'

/** Whether a session began by choosing its person, and could again. */
const mayChoose = async (deps: Deps, sessionId: string): Promise<boolean> =>
  (await isChoosing(deps)) && (await methodOfSession(deps, sessionId)) === 'choice'

/** How a person can authenticate an open session again. */
export async function waysToAuthenticate(
  deps: Deps,
  person: Person,
  sessionId: string | null,
): Promise<SignInMethod[]> {
  const { hasPasswords, singleSignOn } = deps.config
  const isByPassword = hasPasswords && (await hasPassword(deps.db, person.id))
  const isByProvider = singleSignOn !== null && (await isLinked(deps, person.id))
  const isByChoice = sessionId !== null && (await mayChoose(deps, sessionId))
  return [
    ...(isByPassword ? (['password'] as const) : []),
    ...(isByProvider ? (['single-sign-on'] as const) : []),
    ...(isByChoice ? (['choice'] as const) : []),
  ]
}

/** @throws Refusal sign-in-elsewhere unless the session began by choosing the same person, and still could */
export async function chooseAgain(
  deps: Deps,
  person: Person,
  personId: string,
  sessionId: string,
): Promise<void> {
  if (personId !== person.id || !(await mayChoose(deps, sessionId))) throw refuse('sign-in-elsewhere')
}

/** Verifies one's own password; a wrong one is recorded as a failed sign-in. @throws Refusal of `requireOwnPassword` */
export async function givePasswordAgain(deps: Deps, person: Person, password: string): Promise<void> {
  try {
    await requireOwnPassword(deps, person, { path: 'password', password })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'invalid-input') await recordFailure(deps, person)
    throw error
  }
}

const recordFailure = (deps: Deps, { id, name }: Person): Promise<void> =>
  deps.db.transaction().execute((trx) =>
    recordEvents(trx, deps, id, [
      {
        noun: 'session',
        entity: { id, title: name },
        verb: 'sign-in-failed',
        changes: [{ field: 'reason', before: null, after: 'wrong-password' }],
      },
    ]),
  )
