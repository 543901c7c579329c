import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  PasswordConfirmation,
  RecoveryCodes,
  SecondFactor,
  SecondFactorCode,
  SecondFactorOffer,
} from '../../contracts/accounts.ts'
import { Id } from '../../contracts/primitives.ts'
import { refuseField } from '../../domain/refusal.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { limitByAccount, limitByAddress } from '../../http/rate-limit.ts'
import { requireOwnPassword } from './passwords.service.ts'
import {
  confirmSecondFactor,
  offerSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  secondFactorOf,
} from './second-factor.service.ts'

/**
 * One's own second factor. Turning it on requires a recent authentication; turning it off and renewing recovery codes
 * require the password each time.
 */
export function secondFactorRoutes(api: Api, depsOf: DepsOf): void {
  const own = allow('account.change-own')
  const fresh = allow('account.change-own', 'recent-authentication')
  const limited = { ...own, preValidation: limitByAddress(api, 'second-factor') }
  const guessing = limitByAccount(api, depsOf, 'sign-in')

  async function askPasswordAgain(request: FastifyRequest, reply: FastifyReply, password: string) {
    const deps = depsOf(request)
    await guessing.count(request, reply)
    await requireOwnPassword(deps, personOf(request), { path: 'password', password })
    await guessing.succeeded(request)
    return deps
  }

  api.get('/second-factor', { ...own, schema: { response: { 200: SecondFactor } } }, async (request) =>
    secondFactorOf(depsOf(request), personOf(request).id),
  )
  api.post(
    '/second-factor',
    { ...limited, ...fresh, schema: { response: { 201: SecondFactorOffer } } },
    async (request, reply) =>
      reply.code(201).send(await offerSecondFactor(depsOf(request), personOf(request))),
  )
  api.put(
    '/second-factor',
    { ...limited, ...fresh, schema: { body: SecondFactorCode, response: { 200: RecoveryCodes } } },
    async (request) => confirmSecondFactor(depsOf(request), personOf(request), request.body.code),
  )
  api.delete(
    '/second-factor',
    { ...limited, schema: { body: PasswordConfirmation } },
    async (request, reply) => {
      const deps = await askPasswordAgain(request, reply, request.body.password)
      const person = personOf(request)
      await removeSecondFactor(deps, person, person.id)
      return reply.code(204).send()
    },
  )
  api.put(
    '/recovery-codes',
    { ...limited, schema: { body: PasswordConfirmation, response: { 200: RecoveryCodes } } },
    async (request, reply) => {
      const deps = await askPasswordAgain(request, reply, request.body.password)
      return renewRecoveryCodes(deps, personOf(request))
    },
  )
  // For a person who lost their app and recovery codes.
  api.delete(
    '/people/:id/second-factor',
    { ...allow('people.edit', 'recent-authentication'), schema: { params: z.object({ id: Id }) } },
    async (request, reply) => {
      const { id } = request.params
      // One's own requires the password.
      if (id === personOf(request).id) throw refuseField('id', 'own-account')
      await removeSecondFactor(depsOf(request), personOf(request), id)
      return reply.code(204).send()
    },
  )
}
