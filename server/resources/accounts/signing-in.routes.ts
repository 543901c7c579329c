import type { FastifyReply, FastifyRequest } from 'fastify'
import { Session, SignIn } from '../../contracts/session.ts'
import { Refusal, refuse } from '../../domain/refusal.ts'
import { allow, type DepsOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { renewDeviceCookie } from '../../http/device-cookie.ts'
import { limitByAccount } from '../../http/rate-limit.ts'
import { setSessionCookie, visitorOf } from '../../http/session-cookie.ts'
import { rememberDevice } from '../session/devices.service.ts'
import { beginSession, choosePerson, sessionOf, signOut } from '../session/session.service.ts'
import { signInWithPassword } from './signing-in.service.ts'

type SignInByPassword = Extract<SignIn, { email: string }>

/** Sign-in by e-mail and password, or by choosing a person of the sample company on this machine. */
export function signingInRoutes(api: Api, depsOf: DepsOf): void {
  const byAccount = limitByAccount(api, 'sign-in')

  async function showPassword(request: FastifyRequest, reply: FastifyReply, given: SignInByPassword) {
    await byAccount.count(request, reply)
    try {
      const found = await signInWithPassword(depsOf(request), given)
      await byAccount.succeeded(request)
      return found
    } catch (error) {
      // The password was right: a missing code is not a failed attempt.
      if (error instanceof Refusal && error.code === 'second-factor-required') {
        await byAccount.succeeded(request)
      }
      throw error
    }
  }

  api.put(
    '/session',
    {
      ...allow('public', {
        refuses: [
          'wrong-credentials',
          'second-factor-required',
          'second-factor-unreadable',
          'sign-in-elsewhere',
          'passwords-off',
          'not-found',
          'too-many-attempts',
        ],
      }),
      schema: {
        summary: 'Sign in with a password, or by choosing a person of the sample company',
        body: SignIn,
        response: { 200: Session },
      },
    },
    async (request, reply) => {
      const deps = depsOf(request)
      const { body } = request
      const isChoice = 'personId' in body
      const { person, isStillRight } = isChoice
        ? { person: await choosePerson(deps, body.personId), isStillRight: undefined }
        : await showPassword(request, reply, body)
      const method = isChoice ? 'choice' : 'password'
      const { token, sessionId } = await beginSession(deps, person, method, visitorOf(request))
      if (isStillRight && !(await isStillRight())) {
        await signOut(deps, person, sessionId)
        throw refuse('wrong-credentials')
      }
      setSessionCookie(deps.config, reply, token)
      if (!isChoice)
        await renewDeviceCookie(deps.config, request, reply, (before) =>
          rememberDevice(deps, person.id, before),
        )
      return sessionOf(deps, person, method)
    },
  )
}
