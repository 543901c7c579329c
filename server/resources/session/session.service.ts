import { createHash } from 'node:crypto'
import type { Person } from '../../contracts/people.ts'
import type { Session } from '../../contracts/session.ts'
import type { Deps } from '../../deps.ts'
import { everyone, personById, personSignedIn } from '../people/people.service.ts'
import { workspaceNow } from '../workspace/workspace.service.ts'
import { insertSession, removeSession } from './session.repository.ts'

/** How long a session lasts, in days. */
export const sessionDays = 30

/** Only the hash is stored: whoever reads the database cannot become anyone. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The person behind a session's token; undefined when there is none or it has ended. */
export const personOfToken = (deps: Deps, token: string): Promise<Person | undefined> =>
  personSignedIn(deps.db, hashOf(token), deps.now())

/**
 * Begins a session for the person one chooses to be.
 * @returns the secret that the cookie carries
 * @throws Refusal not-found for nobody
 */
export async function signIn(deps: Deps, personId: string): Promise<{ person: Person; token: string }> {
  const person = await personById(deps.db, personId)
  const token = deps.newToken()
  const now = deps.now()
  const expiresAt = new Date(Date.parse(now) + sessionDays * 86_400_000).toISOString()
  await insertSession(deps.db, {
    token_hash: hashOf(token),
    person_id: person.id,
    created_at: now,
    expires_at: expiresAt,
  })
  return { person, token }
}

export const signOut = (deps: Deps, token: string): Promise<void> => removeSession(deps.db, hashOf(token))

/** What a page must know before it shows anything. */
export async function sessionOf(deps: Deps, person: Person | undefined): Promise<Session> {
  const [people, { currency, timeZone, today }] = await Promise.all([
    everyone(deps.db),
    workspaceNow(deps, deps.db),
  ])
  return {
    person: person ?? null,
    isEmpty: people.length === 0,
    choices: people.map(({ id, name, role, jobFunction }) => ({ id, name, role, jobFunction })),
    workspace: { currency, timeZone, today },
  }
}
