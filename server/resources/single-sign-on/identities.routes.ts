import { z } from 'zod'
import { IdentityList } from '../../contracts/identities.ts'
import { Id } from '../../contracts/primitives.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { identitiesOf, relinkIdentity, unlinkIdentity } from './identities.service.ts'

const own = z.object({ id: Id })
const ofPerson = z.object({ id: Id, identityId: Id })

/** Single sign-on identities: one's own, and those of others for administrators. */
export function identitiesRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/identities',
    {
      ...allow('account.change-own'),
      schema: { summary: 'List your identities of single sign-on', response: { 200: IdentityList } },
    },
    async (request) => ({ items: await identitiesOf(depsOf(request), personOf(request).id) }),
  )
  api.delete(
    '/identities/:id',
    {
      ...allow('account.change-own', { refuses: ['last-way-in'] }),
      schema: { summary: 'Unlink one of your identities', params: own },
    },
    async (request, reply) => {
      const person = personOf(request)
      await unlinkIdentity(depsOf(request), person, person.id, request.params.id)
      return reply.code(204).send()
    },
  )
  api.get(
    '/people/:id/identities',
    {
      ...allow('people.edit'),
      schema: { summary: 'List the identities of a person', params: own, response: { 200: IdentityList } },
    },
    async (request) => ({ items: await identitiesOf(depsOf(request), request.params.id) }),
  )
  const options = (summary: string) => ({
    ...allow('people.edit', { isRecentOnly: true, refuses: ['last-way-in'] }),
    schema: { summary, params: ofPerson },
  })
  api.delete(
    '/people/:id/identities/:identityId',
    options('Unlink an identity of a person'),
    async (request, reply) => {
      const { id, identityId } = request.params
      await unlinkIdentity(depsOf(request), personOf(request), id, identityId)
      return reply.code(204).send()
    },
  )
  api.put(
    '/people/:id/identities/:identityId',
    options('Link an unlinked identity again'),
    async (request, reply) => {
      const { id, identityId } = request.params
      await relinkIdentity(depsOf(request), personOf(request), id, identityId)
      return reply.code(204).send()
    },
  )
}
