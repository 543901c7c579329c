import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ApiTokenList, CreatedApiToken, NewApiToken } from '../../contracts/api-tokens.ts'
import { Id } from '../../contracts/primitives.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
import { allow, type Principal, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { makeToken, personOfToken, revokeToken, tokensOf } from './api-tokens.service.ts'

/**
 * The sender that `Authorization: Bearer …` stands for; undefined without one. Whoever shows a token that does not work is
 * told so, whatever else they show.
 * @throws Refusal not-signed-in
 */
export async function principalOfToken(deps: Deps, request: FastifyRequest): Promise<Principal | undefined> {
  const secret = /^Bearer(?: +(.*))?$/i.exec(request.headers.authorization ?? '')
  if (!secret) return undefined
  const found = await personOfToken(deps, secret[1] ?? '')
  if (!found) throw refuse('not-signed-in')
  const origin = { kind: 'token', id: found.tokenId, address: request.ip } as const
  return { person: found.person, origin, scope: found.scope }
}

/** One's own keys for programs. */
export function apiTokensRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/api-tokens',
    { ...allow('account.change-own'), schema: { response: { 200: ApiTokenList } } },
    async (request) => ({ items: await tokensOf(depsOf(request), personOf(request)) }),
  )
  api.post(
    '/api-tokens',
    { ...allow('account.change-own'), schema: { body: NewApiToken, response: { 201: CreatedApiToken } } },
    async (request, reply) =>
      reply.code(201).send(await makeToken(depsOf(request), personOf(request), request.body)),
  )
  api.delete(
    '/api-tokens/:id',
    { ...allow('account.change-own'), schema: { params: z.object({ id: Id }) } },
    async (request, reply) => {
      await revokeToken(depsOf(request), personOf(request), request.params.id)
      return reply.code(204).send()
    },
  )
}
