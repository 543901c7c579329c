import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ApiTokenList, CreatedApiToken, NewApiToken } from '../../contracts/api-tokens.ts'
import { Id } from '../../contracts/primitives.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
import { allow, type Principal, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import type { RunInBackground } from '../../http/background-work.ts'
import { makeToken, personOfToken, revokeToken, tokensOf } from './api-tokens.service.ts'

/**
 * Authenticates by `Authorization: Bearer …`; undefined without the header. An invalid token is refused even if the
 * request also has a session cookie.
 * @throws Refusal not-signed-in
 */
export async function principalOfToken(
  deps: Deps,
  request: FastifyRequest,
  runInBackground: RunInBackground,
): Promise<Principal | undefined> {
  const secret = /^Bearer(?: +(.*))?$/i.exec(request.headers.authorization ?? '')
  if (!secret) return undefined
  const found = await personOfToken(deps, secret[1] ?? '', (work) => runInBackground(request, work))
  if (!found) throw refuse('not-signed-in')
  const origin = { kind: 'token', id: found.tokenId, address: request.ip } as const
  return { person: found.person, origin, scope: found.scope, isRecent: false, lacksFactor: found.lacksFactor }
}

/** One's own API tokens. */
export function apiTokensRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/api-tokens',
    {
      ...allow('account.change-own'),
      schema: { summary: 'List your API tokens', response: { 200: ApiTokenList } },
    },
    async (request) => ({ items: await tokensOf(depsOf(request), personOf(request)) }),
  )
  api.post(
    '/api-tokens',
    {
      ...allow('account.change-own', { isRecentOnly: true }),
      schema: { summary: 'Make an API token', body: NewApiToken, response: { 201: CreatedApiToken } },
    },
    async (request, reply) =>
      reply.code(201).send(await makeToken(depsOf(request), personOf(request), request.body)),
  )
  api.delete(
    '/api-tokens/:id',
    {
      ...allow('account.change-own'),
      schema: { summary: 'Revoke an API token', params: z.object({ id: Id }) },
    },
    async (request, reply) => {
      await revokeToken(depsOf(request), personOf(request), request.params.id)
      return reply.code(204).send()
    },
  )
}
