import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Id } from '../../contracts/primitives.ts'
import { OpenSessionList, Session, SessionChange, type SignInMethod } from '../../contracts/session.ts'
import type { Deps } from '../../deps.ts'
import {
  allow,
  type Principal,
  type DepsOf,
  optionalPersonOf,
  personOf,
  principalOf,
  sessionIdOf,
} from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import type { RunInBackground } from '../../http/background-work.ts'
import { readDeviceCookie, renewDeviceCookie } from '../../http/device-cookie.ts'
import { clearSessionCookie, readSessionCookie } from '../../http/session-cookie.ts'
import { revokeTokensIn } from '../api-tokens/api-tokens.service.ts'
import { changeOwnLanguage } from '../people/people.service.ts'
import { deviceOfToken, rememberDevice } from './devices.service.ts'
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
  const { isRecent, lacksFactor } = found
  return { person: found.person, origin, scope: null, isRecent, lacksFactor }
}

/** The device of a request, when its cookie proves one. */
export async function deviceOfCookie(deps: Deps, request: FastifyRequest) {
  const token = readDeviceCookie(deps.config, request)
  return token ? deviceOfToken(deps, token) : undefined
}

/** The current session, signing out, and one's other sessions. Signing in is in `resources/accounts`. */
export function sessionRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/session',
    {
      ...allow('public'),
      schema: { summary: 'Read who is signed in, and how one signs in', response: { 200: Session } },
    },
    async (request) =>
      sessionOf(
        depsOf(request),
        optionalPersonOf(request),
        methods.get(request),
        principalOf(request)?.lacksFactor,
      ),
  )
  api.patch(
    '/session',
    {
      ...allow('session.change-own', { isForSettingUp: true }),
      schema: { summary: 'Change your language', body: SessionChange, response: { 200: Session } },
    },
    async (request) => {
      const deps = depsOf(request)
      const person = await changeOwnLanguage(deps, personOf(request), request.body.language)
      return sessionOf(deps, person, methods.get(request), principalOf(request)?.lacksFactor)
    },
  )
  api.delete('/session', { ...allow('public'), schema: { summary: 'Sign out' } }, async (request, reply) => {
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
    {
      ...allow('account.change-own'),
      schema: { summary: 'List where you are signed in', response: { 200: OpenSessionList } },
    },
    async (request) => ({
      items: await openSessions(depsOf(request), personOf(request).id, sessionIdOf(request)),
    }),
  )
  api.delete(
    '/sessions/:id',
    {
      ...allow('account.change-own'),
      schema: { summary: 'End one of your sessions', params: z.object({ id: Id }) },
    },
    async (request, reply) => {
      await endSession(depsOf(request), personOf(request), request.params.id)
      return reply.code(204).send()
    },
  )
  // All except the current one, whose device stays known, and all tokens.
  api.delete(
    '/sessions',
    {
      ...allow('account.change-own'),
      schema: { summary: 'End your other sessions and all your API tokens' },
    },
    async (request, reply) => {
      const deps = depsOf(request)
      const person = personOf(request)
      await deps.db.transaction().execute(async (trx) => {
        await endSessionsIn(trx, deps, person, person, sessionIdOf(request))
        await revokeTokensIn(trx, deps, person, person.id)
      })
      await renewDeviceCookie(deps.config, request, reply, (before) =>
        rememberDevice(deps, person.id, before),
      )
      return reply.code(204).send()
    },
  )
}
