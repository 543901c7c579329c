import { Authentication, AuthenticationAgain } from '../../contracts/session.ts'
import { refuse } from '../../domain/refusal.ts'
import { allow, type DepsOf, personOf, principalOf, sessionIdOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { limitByAccount, limitByAddress } from '../../http/rate-limit.ts'
import { authenticateSession } from '../session/authenticating.service.ts'
import { chooseAgain, givePasswordAgain, waysToAuthenticate } from './authenticating-again.service.ts'

/** Authenticating an open session again, for the routes that require it; by single sign-on in `resources/single-sign-on`. */
export function authenticatingAgainRoutes(api: Api, depsOf: DepsOf): void {
  const guessing = limitByAccount(api, 'sign-in')
  api.get(
    '/session/authentication',
    {
      ...allow('account.change-own', { isForSettingUp: true }),
      schema: { summary: 'Read how your session may authenticate again', response: { 200: Authentication } },
    },
    async (request) => ({
      isRecent: principalOf(request)?.isRecent ?? false,
      ways: await waysToAuthenticate(depsOf(request), personOf(request), sessionIdOf(request)),
    }),
  )
  api.put(
    '/session/authentication',
    {
      ...allow('account.change-own', {
        isForSettingUp: true,
        refuses: ['too-many-attempts', 'sign-in-elsewhere', 'passwords-off', 'no-password'],
      }),
      preValidation: limitByAddress(api, 'own-password'),
      schema: { summary: 'Authenticate your session again', body: AuthenticationAgain },
    },
    async (request, reply) => {
      const deps = depsOf(request)
      const person = personOf(request)
      const sessionId = sessionIdOf(request)
      if (sessionId === null) throw refuse('not-signed-in')
      if ('personId' in request.body) {
        await chooseAgain(deps, person, request.body.personId, sessionId)
        await authenticateSession(deps, person, sessionId, 'choice')
      } else {
        await guessing.count(request, reply)
        await givePasswordAgain(deps, person, request.body.password)
        await guessing.succeeded(request)
        await authenticateSession(deps, person, sessionId, 'password')
      }
      return reply.code(204).send()
    },
  )
}
