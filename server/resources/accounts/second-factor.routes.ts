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
  const settingUp = { isForSettingUp: true, isRecentOnly: true } as const
  const preValidation = limitByAddress(api, 'second-factor')
  const guessing = limitByAccount(api, 'sign-in')

  async function askPasswordAgain(request: FastifyRequest, reply: FastifyReply, password: string) {
    const deps = depsOf(request)
    await guessing.count(request, reply)
    await requireOwnPassword(deps, personOf(request), { path: 'password', password })
    await guessing.succeeded(request)
    return deps
  }

  api.get(
    '/second-factor',
    {
      ...allow('account.change-own', { isForSettingUp: true }),
      schema: { summary: 'Read whether you have a second factor', response: { 200: SecondFactor } },
    },
    async (request) => secondFactorOf(depsOf(request), personOf(request).id),
  )
  api.post(
    '/second-factor',
    {
      ...allow('account.change-own', {
        ...settingUp,
        refuses: ['already-exists', 'passwords-off', 'no-password', 'too-many-attempts'],
      }),
      preValidation,
      schema: { summary: 'Begin to set up your second factor', response: { 201: SecondFactorOffer } },
    },
    async (request, reply) =>
      reply.code(201).send(await offerSecondFactor(depsOf(request), personOf(request))),
  )
  api.put(
    '/second-factor',
    {
      ...allow('account.change-own', {
        ...settingUp,
        refuses: ['not-found', 'already-exists', 'second-factor-unreadable', 'too-many-attempts'],
      }),
      preValidation,
      schema: {
        summary: 'Turn your second factor on',
        body: SecondFactorCode,
        response: { 200: RecoveryCodes },
      },
    },
    async (request) => confirmSecondFactor(depsOf(request), personOf(request), request.body.code),
  )
  api.delete(
    '/second-factor',
    {
      ...allow('account.change-own', { refuses: ['passwords-off', 'no-password', 'too-many-attempts'] }),
      preValidation,
      schema: { summary: 'Turn your second factor off', body: PasswordConfirmation },
    },
    async (request, reply) => {
      const deps = await askPasswordAgain(request, reply, request.body.password)
      const person = personOf(request)
      await removeSecondFactor(deps, person, person.id)
      return reply.code(204).send()
    },
  )
  api.put(
    '/recovery-codes',
    {
      ...allow('account.change-own', {
        refuses: ['not-found', 'passwords-off', 'no-password', 'too-many-attempts'],
      }),
      preValidation,
      schema: {
        summary: 'Renew your recovery codes',
        body: PasswordConfirmation,
        response: { 200: RecoveryCodes },
      },
    },
    async (request, reply) => {
      const deps = await askPasswordAgain(request, reply, request.body.password)
      return renewRecoveryCodes(deps, personOf(request))
    },
  )
  // For a person who lost their app and recovery codes.
  api.delete(
    '/people/:id/second-factor',
    {
      ...allow('people.edit', { isRecentOnly: true }),
      schema: { summary: 'Remove the second factor of another person', params: z.object({ id: Id }) },
    },
    async (request, reply) => {
      const { id } = request.params
      // One's own requires the password.
      if (id === personOf(request).id) throw refuseField('id', 'own-account')
      await removeSecondFactor(depsOf(request), personOf(request), id)
      return reply.code(204).send()
    },
  )
}
