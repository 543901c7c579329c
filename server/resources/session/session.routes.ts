import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Id } from '../../contracts/primitives.ts'
import { OpenSessionList, Session, SessionChange, type SignInMethod } from '../../contracts/session.ts'
import type { Deps } from '../../deps.ts'
import {
  allow,
  type Principal,
  principalOf,
  type DepsOf,
  optionalPersonOf,
  personOf,
} from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import type { RunInBackground } from '../../http/background-work.ts'
import { clearSessionCookie, readSessionCookie } from '../../http/session-cookie.ts'
import { changeOwnLanguage } from '../people/people.service.ts'
import {
  endSession,
  endSessionsIn,
  openSessions,
  sessionOf,
  sessionOfToken,
  signOut,
} from './session.service.ts'

const methods = new WeakMap<FastifyRequest, SignInMethod>()

/** Authenticates a request by its session cookie. */
export async function principalOfCookie(
  deps: Deps,
  request: FastifyRequest,
  runInBackground: RunInBackground,
): Promise<Principal | undefined> {
  const token = readSessionCookie(deps.config, request)
  if (!token) return undefined
  const found = await sessionOfToken(deps, token, (work) => runInBackground(request, work))
  if (!found) return undefined
  methods.set(request, found.method)
  const origin = { kind: 'session', id: found.sessionId, address: request.ip } as const
  return { person: found.person, origin, scope: null }
}

/** The session id of a request; null for a token. */
export const sessionIdOf = (request: FastifyRequest): string | null => {
  const origin = principalOf(request)?.origin
  return origin?.kind === 'session' ? origin.id : null
}

/** The current session, signing out, and one's other sessions. Signing in is in `resources/accounts`. */
export function sessionRoutes(api: Api, depsOf: DepsOf): void {
  api.get('/session', { ...allow('public'), schema: { response: { 200: Session } } }, async (request) =>
    sessionOf(depsOf(request), optionalPersonOf(request), methods.get(request)),
  )
  api.patch(
    '/session',
    { ...allow('session.change-own'), schema: { body: SessionChange, response: { 200: Session } } },
    async (request) => {
      const deps = depsOf(request)
      const person = await changeOwnLanguage(deps, personOf(request), request.body.language)
      return sessionOf(deps, person, methods.get(request))
    },
  )
  api.delete('/session', { ...allow('public') }, async (request, reply) => {
    const deps = depsOf(request)
    const sessionId = sessionIdOf(request)
    if (sessionId) await signOut(deps, personOf(request), sessionId)
    clearSessionCookie(deps.config, reply)
    // Pages that the browser keeps for the way back, too. What it stores by itself is no more than language and theme.
    return reply.header('clear-site-data', '"cache"').code(204).send()
  })
  openSessionRoutes(api, depsOf)
}

function openSessionRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/sessions',
    { ...allow('account.change-own'), schema: { response: { 200: OpenSessionList } } },
    async (request) => ({
      items: await openSessions(depsOf(request), personOf(request).id, sessionIdOf(request)),
    }),
  )
  api.delete(
    '/sessions/:id',
    { ...allow('account.change-own'), schema: { params: z.object({ id: Id }) } },
    async (request, reply) => {
      await endSession(depsOf(request), personOf(request), request.params.id)
      return reply.code(204).send()
    },
  )
  // All except the current one.
  api.delete('/sessions', { ...allow('account.change-own') }, async (request, reply) => {
    const deps = depsOf(request)
    const person = personOf(request)
    await deps.db
      .transaction()
      .execute((trx) => endSessionsIn(trx, deps, person, person, sessionIdOf(request)))
    return reply.code(204).send()
  })
}
