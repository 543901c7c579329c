import type { Transaction } from 'kysely'
import { hashOf } from '../../adapters/secret-hash.ts'
import type { OpenSession, Session, SignInMethod } from '../../contracts/session.ts'
import type { Person } from '../../contracts/people.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { isNewNetwork } from '../../domain/access/network.ts'
import { isRecent } from '../../domain/access/recent-authentication.ts'
import { refuse } from '../../domain/refusal.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { allPeople, personById, sessionWithPerson } from '../people/people.service.ts'
import { isSampleCompany, workspaceNow } from '../workspace/workspace.service.ts'
import {
  findSession,
  insertSession,
  listSessions,
  listSignInAddresses,
  markAuthenticated,
  removeSession,
  removeSessions,
  touchSession,
} from './session.repository.ts'

/** How long a session lasts after its last use, in days. */
export const sessionDays = 30
/** The maximum lifetime of a session in days, whatever its use. */
const sessionDaysAtMost = 180
const dayMs = 86_400_000
/** For how long the network of a sign-in is known: the addresses in the history are enough, nothing else is stored. */
const networksKnownDays = 365
/** Use is recorded at most this often, so that not every read writes. */
const touchEveryMs = 10 * 60_000

/** Address and user agent of a browser that signs in. */
export type Visitor = { address: string | null; userAgent: string | null }

/**
 * The session of a token; undefined when there is none, it has ended or its person is disabled.
 * @param inBackground records the use without keeping the request, which may only read, waiting for other writers
 */
export async function sessionOfToken(
  deps: Pick<Deps, 'db' | 'now'>,
  token: string,
  inBackground: (work: () => Promise<void>) => void,
): Promise<{ person: Person; sessionId: string; method: SignInMethod; isRecent: boolean } | undefined> {
  const now = deps.now()
  const found = await sessionWithPerson(deps.db, hashOf(token), now)
  if (!found) return undefined
  const { session } = found
  const touchBefore = new Date(Date.parse(now) - touchEveryMs).toISOString()
  if (session.lastSeenAt < touchBefore) {
    const latest = Date.parse(session.createdAt) + sessionDaysAtMost * dayMs
    const expiresAt = new Date(Math.min(Date.parse(now) + sessionDays * dayMs, latest)).toISOString()
    inBackground(() => touchSession(deps.db, session.id, { at: now, expiresAt, before: touchBefore }))
  }
  const { id: sessionId, method, authenticatedAt } = session
  return { person: found.person, sessionId, method, isRecent: isRecent(authenticatedAt, now) }
}

/**
 * Begins a session after authentication, and records it in the history.
 * @param authenticatedAt when the person proved who they are; null when that is unknown
 * @returns the token for the cookie
 */
export async function beginSession(
  deps: Deps,
  person: Person,
  method: SignInMethod,
  visitor: Visitor,
  authenticatedAt: string | null = deps.now(),
): Promise<{ token: string; sessionId: string }> {
  const token = deps.newToken()
  const now = deps.now()
  const sessionId = deps.newId()
  await deps.db.transaction().execute(async (trx) => {
    await insertSession(trx, {
      id: sessionId,
      token_hash: hashOf(token),
      person_id: person.id,
      method,
      address: visitor.address,
      user_agent: visitor.userAgent?.slice(0, 300) ?? null,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(Date.parse(now) + sessionDays * dayMs).toISOString(),
      authenticated_at: authenticatedAt,
    })
    const origin = { kind: 'session', id: sessionId, address: visitor.address } as const
    const since = new Date(Date.parse(now) - networksKnownDays * dayMs).toISOString()
    const isElsewhere = isNewNetwork(visitor.address, await listSignInAddresses(trx, person.id, since))
    const entity = { id: person.id, title: person.name }
    await recordEvents(trx, { ...deps, origin }, person.id, [
      ...(isElsewhere ? [{ noun: 'person' as const, entity, verb: 'new-network' }] : []),
      {
        noun: 'session',
        entity: { id: person.id, title: person.name },
        verb: 'signed-in',
        changes: [{ field: 'method', before: null, after: method }],
      },
    ])
  })
  return { token, sessionId }
}

/**
 * Signs in by choosing a person: in the sample company on this machine only.
 * @throws Refusal sign-in-elsewhere outside it, not-found for an unknown person
 */
export async function choosePerson(deps: Deps, personId: string): Promise<Person> {
  if (!(await isChoosing(deps))) throw refuse('sign-in-elsewhere')
  const person = await personById(deps.db, personId)
  if (person.disabledAt !== null) throw refuse('not-found', { params: { noun: 'person' } })
  return person
}

/** How the person of an open session signed in. */
export const methodOfSession = async (
  { db }: Pick<Deps, 'db'>,
  sessionId: string,
): Promise<SignInMethod | undefined> => (await findSession(db, sessionId))?.method as SignInMethod | undefined

/** Whether one signs in by choosing a person: in the sample company on this machine. */
export const isChoosing = async (deps: Deps): Promise<boolean> =>
  deps.config.isLoopback && (await isSampleCompany(deps.db))

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

/** Ends the current session. */
export async function signOut(deps: Deps, person: Person, sessionId: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    if (await removeSession(trx, person.id, sessionId)) await tell(trx, deps, person, person, 'signed-out')
  })
}

const tell = (trx: Transaction<Database>, deps: Deps, by: Person, whose: Person, verb: string) =>
  recordEvents(trx, deps, by.id, [{ noun: 'session', entity: { id: whose.id, title: whose.name }, verb }])

/** The open sessions of a person. @param ownId the current session */
export async function openSessions(
  deps: Deps,
  personId: string,
  ownId: string | null,
): Promise<OpenSession[]> {
  const rows = await listSessions(deps.db, personId, deps.now())
  return rows.map((row) => ({
    id: row.id,
    method: row.method as SignInMethod,
    address: row.address,
    userAgent: row.user_agent,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    isOwn: row.id === ownId,
  }))
}

/** Ends one of a person's own sessions. @throws Refusal not-found */
export async function endSession(deps: Deps, person: Person, sessionId: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    if (!(await removeSession(trx, person.id, sessionId))) {
      throw refuse('not-found', { params: { noun: 'session' } })
    }
    await tell(trx, deps, person, person, 'session-ended')
  })
}

/** Ends all sessions of a person, within the caller's transaction. @param exceptId the session to keep */
export async function endSessionsIn(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  whose: Person,
  exceptId: string | null = null,
): Promise<void> {
  const ended = await removeSessions(trx, whose.id, exceptId)
  if (ended > 0) await tell(trx, deps, by, whose, 'signed-out-everywhere')
}

/** The session data that every page needs first. */
export async function sessionOf(
  deps: Deps,
  person: Person | undefined,
  method: SignInMethod | null = null,
): Promise<Session> {
  const { hasPasswords, singleSignOn } = deps.config
  const [people, { currency, timeZone, today }, isChoice] = await Promise.all([
    allPeople(deps.db),
    workspaceNow(deps, deps.db),
    isChoosing(deps),
  ])
  const choices = isChoice ? people.filter(({ disabledAt }) => disabledAt === null) : []
  return {
    person: person ?? null,
    method: person ? method : null,
    isEmpty: people.length === 0,
    choices: choices.map(({ id, name, role, jobFunction }) => ({ id, name, role, jobFunction })),
    signInMethods: {
      password: hasPasswords,
      singleSignOn: singleSignOn?.name ?? null,
      mail: deps.sendMail !== null,
    },
    workspace: { currency, timeZone, today },
  }
}
