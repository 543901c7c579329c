import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { localPath } from '../../domain/access/local-path.ts'
import { Refusal } from '../../domain/refusal.ts'
import { allow, type DepsOf, personOf, sessionIdOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { ownOrigin } from '../../http/own-origin.ts'
import { renewDeviceCookie } from '../../http/device-cookie.ts'
import { limitByAddress, uncountByAddress } from '../../http/rate-limit.ts'
import { setSessionCookie, visitorOf } from '../../http/session-cookie.ts'
import { setSignOnCookie, consumeSignOnCookie } from '../../http/sign-on-cookie.ts'
import { rememberDevice } from '../session/devices.service.ts'
import { authenticateSession } from '../session/authenticating.service.ts'
import { beginSession } from '../session/session.service.ts'
import { beginSignOn, finishSignOn, isAgain, signOnSeconds } from './single-sign-on.service.ts'

const failurePage = '/sign-in?problem=sign-on-failed'
/** Tells whether authenticating again succeeded; the page that needed it waits in another tab. */
const againPage = '/authenticated'
const againFailurePage = `${againPage}?problem=sign-on-failed`
const callbackPath = '/api/single-sign-on/callback'

/**
 * Whether the page that sent the browser here is another site's: then signing in needs a click on a page of Headrace (OWASP
 * ASVS 5.0, 7.6.2). Typed addresses, bookmarks and programs come from none.
 */
const isFromElsewhere = ({ headers }: FastifyRequest): boolean =>
  ['cross-site', 'same-site'].includes(String(headers['sec-fetch-site']))

const signInPage = (next: unknown): string =>
  typeof next === 'string' ? `/sign-in?next=${encodeURIComponent(localPath(next))}` : '/sign-in'

/** Errors redirect the browser to a page; the reason is logged. */
function answerFailure(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  wasAgain: boolean,
): FastifyReply {
  const isRecorded = error instanceof Refusal && ['sign-on-failed', 'too-many-attempts'].includes(error.code)
  if (!isRecorded) throw error
  request.log.warn({ code: error.code, ...error.details.params, address: request.ip }, 'refused')
  return reply.redirect(wasAgain ? againFailurePage : failurePage, 302)
}

const redirectUri = (deps: Deps, request: FastifyRequest) =>
  `${ownOrigin(deps.config, request)}${callbackPath}`

/** Redirects to the provider and the callback. */
export function singleSignOnRoutes(api: Api, depsOf: DepsOf): void {
  const countOut = limitByAddress(api, 'single-sign-on', 'all')
  const countBack = limitByAddress(api, 'single-sign-on-callback', 'all')
  const redirected = {
    302: z.void().describe('To the provider, to the page asked for, or to the sign-in page'),
  }
  api.get(
    '/single-sign-on',
    {
      ...allow('public', { refuses: ['not-found'] }),
      // Not strict: an invalid `next` leads to the first page, not to an error. `again` authenticates the open session.
      schema: {
        summary: 'Sign in at the provider of single sign-on',
        querystring: z.looseObject({ next: z.unknown().optional(), again: z.unknown().optional() }),
        response: redirected,
      },
    },
    async (request, reply) => {
      const deps = depsOf(request)
      const { next, again } = request.query
      if (isFromElsewhere(request)) return reply.redirect(signInPage(next), 302)
      const sessionId = again === undefined ? null : sessionIdOf(request)
      try {
        await countOut(request, reply)
        const returnTo = sessionId !== null ? againPage : typeof next === 'string' ? next : undefined
        const { address, state } = await beginSignOn(deps, redirectUri(deps, request), returnTo, sessionId)
        setSignOnCookie(deps.config, reply, state, signOnSeconds)
        return reply.redirect(address, 302)
      } catch (error) {
        return answerFailure(error, request, reply, sessionId !== null)
      }
    },
  )
  api.get(
    '/single-sign-on/callback',
    {
      ...allow('public', { refuses: ['not-found', 'not-signed-in'] }),
      schema: { summary: 'Come back from the provider of single sign-on', response: redirected },
    },
    async (request, reply) => {
      const deps = depsOf(request)
      const browserState = consumeSignOnCookie(deps.config, request, reply)
      const sessionId = sessionIdOf(request)
      const open = sessionId === null ? undefined : { person: personOf(request), sessionId }
      try {
        await countBack(request, reply)
        const [, query = ''] = /^[^?]*(\?.*)?$/s.exec(request.url) ?? []
        const callback = new URL(`${redirectUri(deps, request)}${query}`)
        const { person, identity, returnTo, authenticatedAt, againSessionId } = await finishSignOn(
          deps,
          callback,
          browserState,
          open,
        )
        await uncountByAddress(api, 'single-sign-on', request)
        await uncountByAddress(api, 'single-sign-on-callback', request)
        if (againSessionId !== null) {
          await authenticateSession(deps, person, againSessionId, 'single-sign-on')
          return reply.redirect(returnTo, 302)
        }
        const signOn = { identity, authenticatedAt }
        const { token } = await beginSession(deps, person, 'single-sign-on', visitorOf(request), signOn)
        setSessionCookie(deps.config, reply, token)
        await renewDeviceCookie(deps.config, request, reply, (before) =>
          rememberDevice(deps, person.id, before),
        )
        return reply.redirect(returnTo, 302)
      } catch (error) {
        return answerFailure(error, request, reply, isAgain(browserState))
      }
    },
  )
}
