import { FirstAdministrator } from '../../contracts/accounts.ts'
import { Session } from '../../contracts/session.ts'
import { allow, type DepsOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { setSessionCookie, visitorOf } from '../../http/session-cookie.ts'
import { beginSession, sessionDays, sessionOf } from '../session/session.service.ts'
import { makeFirstAdministrator } from './first-administrator.service.ts'

/** How people get in. */
export function accountsRoutes(api: Api, depsOf: DepsOf): void {
  api.put(
    '/first-administrator',
    { ...allow('public'), schema: { body: FirstAdministrator, response: { 201: Session } } },
    async (request, reply) => {
      const deps = depsOf(request)
      const person = await makeFirstAdministrator(deps, request.body)
      const { token } = await beginSession(deps, person, 'password', visitorOf(request))
      setSessionCookie(deps.config, reply, token, sessionDays)
      return reply.code(201).send(await sessionOf(deps, person, 'password'))
    },
  )
}
