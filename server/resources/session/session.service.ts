import type { Transaction } from 'kysely'
import { hashOf } from '../../adapters/secret-hash.ts'
import type { SessionLimits } from '../../config.ts'
import type { OpenSession, Session, SignInMethod } from '../../contracts/session.ts'
import type { Person } from '../../contracts/people.ts'
import { flag } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { isRecent } from '../../domain/access/recent-authentication.ts'
import { refuse } from '../../domain/refusal.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { allPeople, personById, sessionWithPerson } from '../people/people.service.ts'
import { lackingFactor } from '../required-factor/required-factor.service.ts'
import { firstRunOf } from '../setup/setup.service.ts'
import { isSampleCompany, workspaceNow } from '../workspace/workspace.service.ts'
import { removeDevices } from './devices.repository.ts'
import { isOnNewNetwork } from './new-network.service.ts'
import {
  findSession,
  insertSession,
  listSessions,
  removeSession,
  removeSessionsOfIdentity,
  removeSessions,
  touchSession,
} from './session.repository.ts'

/** Use is recorded at most this often, so that not every read writes; more often where sessions are short. */
const touchEveryMs = ({ idleMs }: SessionLimits): number => Math.min(10 * 60_000, idleMs / 5)

/** A browser that signs in; the session that it has so far ends. */
export type Visitor = {
  address: string | null
  userAgent: string | null
  former: { person: Person; sessionId: string } | null
}

/** When a session ends that was last used at `seenAt`. */
const endOf = ({ createdAt }: { createdAt: string }, seenAt: string, limits: SessionLimits): string =>
  new Date(
    Math.min(Date.parse(seenAt) + limits.idleMs, Date.parse(createdAt) + limits.lifetimeMs),
  ).toISOString()

/**
 * The session of a token; undefined when there is none, it has ended or its person is disabled.
 * @param inBackground records the use without keeping the request, which may only read, waiting for other writers
 */
export async function sessionOfToken(
  deps: Pick<Deps, 'config' | 'db' | 'now'>,
  token: string,
  inBackground: (work: () => Promise<void>) => void,
): Promise<
  | { person: Person; sessionId: string; method: SignInMethod; isRecent: boolean; lacksFactor: boolean }
  | undefined
> {
  const now = deps.now()
  const found = await sessionWithPerson(deps.db, hashOf(token), now)
  if (!found) return undefined
  const { session } = found
  const limits = deps.config.sessions
  // By the limits of today: they may be shorter than when the session began.
  if (endOf(session, session.lastSeenAt, limits) <= now) return undefined
  const touchBefore = new Date(Date.parse(now) - touchEveryMs(limits)).toISOString()
  if (session.lastSeenAt < touchBefore) {
    const expiresAt = endOf(session, now, limits)
    inBackground(() => touchSession(deps.db, session.id, { at: now, expiresAt, before: touchBefore }))
  }
  const { id: sessionId, method, authenticatedAt } = session
  const lacking = await lackingFactor(deps, { sessionIds: [sessionId] }, found.factorRoles)
  return {
    person: found.person,
    sessionId,
    method,
    isRecent: isRecent(authenticatedAt, now),
    lacksFactor: lacking.has(sessionId),
  }
}

/**
 * Begins a session after authentication, ends the former one of the browser, and records both in the history.
 * @param signOn.identity the single sign-on identity, and whether its provider vouches for a second factor
 * @param signOn.authenticatedAt when the person proved who they are; null when that is unknown
 * @returns the token for the cookie
 */
export async function beginSession(
  deps: Deps,
  person: Person,
  method: SignInMethod,
  visitor: Visitor,
  {
    identity = null,
    authenticatedAt = deps.now(),
  }: { identity?: { id: string; hasSecondFactor: boolean } | null; authenticatedAt?: string | null } = {},
): Promise<{ token: string; sessionId: string }> {
  const token = deps.newToken()
  const now = deps.now()
  const sessionId = deps.newId()
  await deps.db.transaction().execute(async (trx) => {
    if (visitor.former) await signOutIn(trx, deps, visitor.former.person, visitor.former.sessionId)
    await insertSession(trx, {
      id: sessionId,
      token_hash: hashOf(token),
      person_id: person.id,
      method,
      identity_id: identity?.id ?? null,
      has_second_factor: flag(identity?.hasSecondFactor ?? false),
      address: visitor.address,
      user_agent: visitor.userAgent?.slice(0, 300) ?? null,
      created_at: now,
      last_seen_at: now,
      expires_at: endOf({ createdAt: now }, now, deps.config.sessions),
      authenticated_at: authenticatedAt,
    })
    const origin = { kind: 'session', id: sessionId, address: visitor.address } as const
    const isElsewhere = await isOnNewNetwork(trx, deps, person.id, visitor.address)
    const entity = { id: person.id, title: person.name }
    await recordEvents(trx, { ...deps, origin }, person.id, [
      ...(isElsewhere ? [{ noun: 'person' as const, entity, verb: 'new-network' }] : []),
      {
        noun: 'session',
        entity,
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
  deps.config.isLoopback && deps.isThisMachine && (await isSampleCompany(deps.db))

/** Ends the current session. */
export const signOut = (deps: Deps, person: Person, sessionId: string): Promise<void> =>
  deps.db.transaction().execute((trx) => signOutIn(trx, deps, person, sessionId))

async function signOutIn(
  trx: Transaction<Database>,
  deps: Deps,
  person: Person,
  sessionId: string,
): Promise<void> {
  if (await removeSession(trx, person.id, sessionId)) await tell(trx, deps, person, person, 'signed-out')
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

/** Ends all sessions of a person and forgets their devices, within the caller's transaction. @param exceptId the session to keep */
export async function endSessionsIn(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  whose: Person,
  exceptId: string | null = null,
): Promise<void> {
  await removeDevices(trx, whose.id)
  const ended = await removeSessions(trx, whose.id, exceptId)
  if (ended > 0) await tell(trx, deps, by, whose, 'signed-out-everywhere')
}

/** Ends the sessions that a single sign-on identity began, within the caller's transaction. */
export async function endSessionsOfIdentityIn(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  whose: Person,
  identityId: string,
): Promise<void> {
  if (await removeSessionsOfIdentity(trx, identityId)) await tell(trx, deps, by, whose, 'session-ended')
}

/** The session data that every page needs first. */
export async function sessionOf(
  deps: Deps,
  person: Person | undefined,
  method: SignInMethod | null = null,
  lacksFactor = false,
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
    lacksFactor,
    isEmpty: people.length === 0,
    firstRun: people.length === 0 ? firstRunOf(deps) : null,
    choices: choices.map(({ id, name, role, jobFunction }) => ({ id, name, role, jobFunction })),
    signInMethods: {
      password: hasPasswords,
      singleSignOn: singleSignOn?.name ?? null,
      mail: deps.sendMail !== null,
    },
    workspace: { currency, timeZone, today },
  }
}
