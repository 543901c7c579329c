import { z } from 'zod'
import { NewPerson, Person, PersonChange, PersonList } from '../../contracts/people.ts'
import { Id } from '../../contracts/primitives.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
import { allow, maybePersonOf, personOf, requireMay } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { tagged, versionSeen } from '../../http/versions.ts'
import { getPerson, hasPeople, listPeople } from './people.repository.ts'
import { addPerson, changePersonAt } from './people.service.ts'

const params = z.object({ id: Id })

export function peopleRoutes(api: Api, deps: Deps): void {
  api.get('/people', { ...allow('people.name'), schema: { response: { 200: PersonList } } }, async () => ({
    items: await listPeople(deps.db),
  }))
  api.post(
    '/people',
    {
      ...allow('public'),
      // Public for the first person of an installation only.
      onRequest: async (request) => {
        const by = maybePersonOf(request)
        if (by) requireMay(by, 'people.edit')
        else if (await hasPeople(deps.db)) throw refuse('not-signed-in')
      },
      schema: { body: NewPerson, response: { 201: Person } },
    },
    async (request, reply) =>
      tagged(reply.code(201), await addPerson(deps, maybePersonOf(request), request.body)),
  )
  api.get(
    '/people/:id',
    { ...allow('people.name'), schema: { params, response: { 200: Person } } },
    async (request, reply) => tagged(reply, await getPerson(deps.db, request.params.id)),
  )
  api.patch(
    '/people/:id',
    { ...allow('people.edit'), schema: { params, body: PersonChange, response: { 200: Person } } },
    async (request, reply) => {
      const { id } = request.params
      return tagged(
        reply,
        await changePersonAt(deps, personOf(request), id, versionSeen(request), request.body),
      )
    },
  )
}
