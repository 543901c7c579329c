import { z } from 'zod'
import {
  AccountLink,
  AccountLinkFacts,
  AccountLinkQuery,
  FirstAdministrator,
  ForgottenPassword,
  PasswordByLink,
  PasswordChange,
} from '../../contracts/accounts.ts'
import { Id } from '../../contracts/primitives.ts'
import { Session } from '../../contracts/session.ts'
import { refuse } from '../../domain/refusal.ts'
import { allow, principalOf, type DepsOf, personOf } from '../../http/access.ts'
import { backgroundRunner } from '../../http/background-work.ts'
import type { Api } from '../../http/api.ts'
import { renewDeviceCookie } from '../../http/device-cookie.ts'
import { limitByAccount, limitByAddress } from '../../http/rate-limit.ts'
import { ownOrigin } from '../../http/own-origin.ts'
import { setSessionCookie, visitorOf } from '../../http/session-cookie.ts'
import { rememberDevice } from '../session/devices.service.ts'
import { beginSession, sessionOf } from '../session/session.service.ts'
import { makeFirstAdministrator } from './first-administrator.service.ts'
import { linkFactsOf, mailForgottenPassword, makeAccountLink } from './links.service.ts'
import { changeOwnPassword, requireOwnPassword, setPasswordByLink } from './passwords.service.ts'

const Asked = z.object({})

/** The first administrator, account links and passwords. */
export function accountsRoutes(api: Api, depsOf: DepsOf): void {
  api.put(
    '/first-administrator',
    {
      ...allow('public', {
        refuses: ['people-exist', 'set-up-elsewhere', 'passwords-off', 'too-many-attempts'],
      }),
      preValidation: limitByAddress(api, 'first-administrator'),
      schema: {
        summary: 'Become the first administrator of an empty installation',
        body: FirstAdministrator,
        response: { 201: Session },
      },
    },
    async (request, reply) => {
      const deps = depsOf(request)
      const person = await makeFirstAdministrator(deps, request.body)
      const { token } = await beginSession(deps, person, 'password', visitorOf(request))
      setSessionCookie(deps.config, reply, token)
      await renewDeviceCookie(deps.config, request, reply, (before) =>
        rememberDevice(deps, person.id, before),
      )
      return reply.code(201).send(await sessionOf(deps, person, 'password'))
    },
  )
  accountLinkRoutes(api, depsOf)
  passwordRoutes(api, depsOf)
}

function accountLinkRoutes(api: Api, depsOf: DepsOf): void {
  const afterwards = backgroundRunner(api)
  const asking = limitByAccount(api, 'forgotten-password')
  api.put(
    '/people/:id/account-link',
    {
      ...allow('people.edit', { isRecentOnly: true, refuses: ['passwords-off'] }),
      schema: {
        summary: 'Make a link by which a person sets a password',
        params: z.object({ id: Id }),
        response: { 200: AccountLink },
      },
    },
    async (request) => {
      const deps = depsOf(request)
      return makeAccountLink(
        deps,
        personOf(request),
        request.params.id,
        ownOrigin(deps.config, request),
        (error) => request.log.error({ err: error }, 'a mail could not be sent'),
      )
    },
  )
  api.post(
    '/account-links',
    {
      ...allow('public', { refuses: ['passwords-off', 'too-many-attempts'] }),
      schema: {
        summary: 'Ask for a mail to set a new password',
        body: ForgottenPassword,
        response: { 202: Asked },
      },
    },
    async (request, reply) => {
      const deps = depsOf(request)
      if (!deps.config.hasPasswords) throw refuse('passwords-off')
      await asking.count(request, reply)
      const baseUrl = ownOrigin(deps.config, request)
      afterwards(request, () => mailForgottenPassword(deps, request.body.email, baseUrl))
      return reply.code(202).send({})
    },
  )
  api.post(
    '/account-links/look',
    {
      ...allow('public', { refuses: ['link-invalid', 'passwords-off', 'too-many-attempts'] }),
      preValidation: limitByAddress(api, 'account-link'),
      schema: {
        summary: 'Read whom a link is for',
        body: AccountLinkQuery,
        response: { 200: AccountLinkFacts },
      },
    },
    async (request) => linkFactsOf(depsOf(request), request.body.token),
  )
}

function passwordRoutes(api: Api, depsOf: DepsOf): void {
  const guessing = limitByAccount(api, 'sign-in')
  api.put(
    '/password',
    {
      ...allow('public', { refuses: ['link-invalid', 'passwords-off', 'too-many-attempts'] }),
      preValidation: limitByAddress(api, 'account-link'),
      schema: { summary: 'Set a password by a link', body: PasswordByLink },
    },
    async (request, reply) => {
      const deps = depsOf(request)
      const personId = await setPasswordByLink(deps, request.body)
      // The way in for an owner whom strangers slow down on every other device.
      await renewDeviceCookie(deps.config, request, reply, (before) => rememberDevice(deps, personId, before))
      return reply.code(204).send()
    },
  )
  api.put(
    '/own-password',
    {
      ...allow('account.change-own', {
        refuses: ['passwords-off', 'no-password', 'too-many-attempts'],
      }),
      preValidation: limitByAddress(api, 'own-password'),
      schema: { summary: 'Change your password', body: PasswordChange },
    },
    async (request, reply) => {
      const deps = depsOf(request)
      const person = personOf(request)
      await guessing.count(request, reply)
      await requireOwnPassword(deps, person, { path: 'current', password: request.body.current })
      await guessing.succeeded(request)
      await changeOwnPassword(deps, person, request.body, principalOf(request)?.origin.id ?? null)
      await renewDeviceCookie(deps.config, request, reply, (before) =>
        rememberDevice(deps, person.id, before),
      )
      return reply.code(204).send()
    },
  )
}
