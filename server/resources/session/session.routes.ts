import type { FastifyRequest } from 'fastify'
import { Session, SessionChange, SignIn } from '../../contracts/session.ts'
import type { Person } from '../../contracts/people.ts'
import type { Deps } from '../../deps.ts'
import { allow, maybePersonOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { changeOwnLanguage } from '../people/people.service.ts'
import { personOfToken, sessionDays, sessionOf, signIn, signOut } from './session.service.ts'

const cookieName = 'headrace_session'
const cookieOptions = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: sessionDays * 86_400 } as const

/** The person a request's cookie stands for: what the access seam asks for every request. */
export async function personOfRequest(deps: Deps, request: FastifyRequest): Promise<Person | undefined> {
  const token = request.cookies[cookieName]
  return token ? personOfToken(deps, token) : undefined
}

/** Who is here; for now one chooses, later accounts stand behind the same routes. */
export function sessionRoutes(api: Api, deps: Deps): void {
  api.get('/session', { ...allow('public'), schema: { response: { 200: Session } } }, async (request) =>
    sessionOf(deps, maybePersonOf(request)),
  )
  api.put(
    '/session',
    { ...allow('public'), schema: { body: SignIn, response: { 200: Session } } },
    async (request, reply) => {
      const { person, token } = await signIn(deps, request.body.personId)
      void reply.setCookie(cookieName, token, cookieOptions)
      return sessionOf(deps, person)
    },
  )
  api.patch(
    '/session',
    { ...allow('session.change-own'), schema: { body: SessionChange, response: { 200: Session } } },
    async (request) =>
      sessionOf(deps, await changeOwnLanguage(deps, personOf(request), request.body.language)),
  )
  api.delete('/session', { ...allow('public') }, async (request, reply) => {
    const token = request.cookies[cookieName]
    if (token) await signOut(deps, token)
    return reply.clearCookie(cookieName, { path: '/' }).code(204).send()
  })
}
