import { z } from 'zod'
import { NewPerson, Person, PersonList } from '../../contracts/people.ts'
import { Id } from '../../contracts/primitives.ts'
import { roleMayEver } from '../../domain/access/may.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { withEtag } from '../../http/versions.ts'
import { getPerson, listPeople } from './people.repository.ts'
import { addPerson } from './people.service.ts'

const params = z.object({ id: Id })

/** Names are visible to everyone; e-mail addresses need the permission to read people, except one's own (RULES.md, Roles). */
const shownTo =
  (reader: Person) =>
  (person: Person): Person =>
    person.id === reader.id || roleMayEver(reader.role, 'people.read') ? person : { ...person, email: '' }

/** People. Signing in and account administration are in `resources/accounts`. */
export function peopleRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/people',
    { ...allow('people.name'), schema: { response: { 200: PersonList } } },
    async (request) => ({
      items: (await listPeople(depsOf(request).db)).map(shownTo(personOf(request))),
    }),
  )
  api.post(
    '/people',
    { ...allow('people.edit'), schema: { body: NewPerson, response: { 201: Person } } },
    async (request, reply) =>
      withEtag(reply.code(201), await addPerson(depsOf(request), personOf(request), request.body)),
  )
  api.get(
    '/people/:id',
    { ...allow('people.name'), schema: { params, response: { 200: Person } } },
    async (request, reply) => {
      const person = await getPerson(depsOf(request).db, request.params.id)
      return withEtag(reply, shownTo(personOf(request))(person))
    },
  )
}
