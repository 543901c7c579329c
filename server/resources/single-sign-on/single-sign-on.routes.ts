import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { Refusal } from '../../domain/refusal.ts'
import { allow, type DepsOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { ownOrigin } from '../../http/own-origin.ts'
import { renewDeviceCookie } from '../../http/device-cookie.ts'
import { limitByAddress, uncountByAddress } from '../../http/rate-limit.ts'
import { setSessionCookie, visitorOf } from '../../http/session-cookie.ts'
import { setSignOnCookie, consumeSignOnCookie } from '../../http/sign-on-cookie.ts'
import { rememberDevice } from '../session/devices.service.ts'
import { beginSession } from '../session/session.service.ts'
import { beginSignOn, finishSignOn, signOnSeconds } from './single-sign-on.service.ts'

const failurePage = '/sign-in?problem=sign-on-failed'
const callbackPath = '/api/single-sign-on/callback'

/** Errors redirect the browser to the sign-in page; the reason is logged. */
function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isRecorded = error instanceof Refusal && ['sign-on-failed', 'too-many-attempts'].includes(error.code)
  if (!isRecorded) throw error
  request.log.warn({ code: error.code, ...error.details.params, address: request.ip }, 'refused')
  return reply.redirect(failurePage, 302)
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
      ...allow('public'),
      // Not strict: an invalid `next` leads to the first page, not to an error.
      schema: { querystring: z.looseObject({ next: z.unknown().optional() }), response: redirected },
    },
    async (request, reply) => {
      const deps = depsOf(request)
      const { next } = request.query
      try {
        await countOut(request, reply)
        const returnTo = typeof next === 'string' ? next : undefined
        const { address, state } = await beginSignOn(deps, redirectUri(deps, request), returnTo)
        setSignOnCookie(deps.config, reply, state, signOnSeconds)
        return reply.redirect(address, 302)
      } catch (error) {
        return answerFailure(error, request, reply)
      }
    },
  )
  api.get(
    '/single-sign-on/callback',
    { ...allow('public'), schema: { response: redirected } },
    async (request, reply) => {
      const deps = depsOf(request)
      const browserState = consumeSignOnCookie(deps.config, request, reply)
      try {
        await countBack(request, reply)
        const [, query = ''] = /^[^?]*(\?.*)?$/s.exec(request.url) ?? []
        const callback = new URL(`${redirectUri(deps, request)}${query}`)
        const { person, identity, returnTo } = await finishSignOn(deps, callback, browserState)
        const { token } = await beginSession(deps, person, 'single-sign-on', visitorOf(request), identity)
        setSessionCookie(deps.config, reply, token)
        await uncountByAddress(api, 'single-sign-on', request)
        await uncountByAddress(api, 'single-sign-on-callback', request)
        await renewDeviceCookie(deps.config, request, reply, (before) =>
          rememberDevice(deps, person.id, before),
        )
        return reply.redirect(returnTo, 302)
      } catch (error) {
        return answerFailure(error, request, reply)
      }
    },
  )
}
