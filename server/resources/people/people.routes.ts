import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { NewPerson, Person, PersonList, PersonName, PersonNameList } from '../../contracts/people.ts'
import { Id } from '../../contracts/primitives.ts'
import { roleMayEver } from '../../domain/access/may.ts'
import { allow, type DepsOf, isByToken, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { withEtag } from '../../http/versions.ts'
import { getPerson, listPeople } from './people.repository.ts'
import { addPerson } from './people.service.ts'

const params = z.object({ id: Id })

// What API tokens get is second: responses are stripped to the first schema that they fit.
const PersonAnswer = z.union([Person, PersonName])
const PeopleAnswer = z.union([PersonList, PersonNameList])

/**
 * Names are visible to everyone; e-mail addresses need the permission to read people, except one's own (RULES.md, Roles).
 * API tokens get no more than what choosing an owner needs.
 */
const shownTo =
  (request: FastifyRequest) =>
  (person: Person): z.infer<typeof PersonAnswer> => {
    if (isByToken(request)) return PersonName.parse(person)
    const reader = personOf(request)
    const isReadable = person.id === reader.id || roleMayEver(reader.role, 'people.read')
    return isReadable ? person : { ...person, email: '' }
  }

/** People. Signing in and account administration are in `resources/accounts`. */
export function peopleRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/people',
    {
      ...allow('people.name', { isForTokens: true }),
      schema: { summary: 'List the people', response: { 200: PeopleAnswer } },
    },
    async (request) => ({
      items: (await listPeople(depsOf(request).db)).map(shownTo(request)),
    }),
  )
  api.post(
    '/people',
    {
      ...allow('people.edit', { isRecentOnly: true, refuses: ['already-exists'] }),
      schema: { summary: 'Add a person', body: NewPerson, response: { 201: Person } },
    },
    async (request, reply) =>
      withEtag(reply.code(201), await addPerson(depsOf(request), personOf(request), request.body)),
  )
  api.get(
    '/people/:id',
    {
      ...allow('people.name', { isForTokens: true }),
      schema: { summary: 'Read a person', params, response: { 200: PersonAnswer } },
    },
    async (request, reply) => {
      const person = await getPerson(depsOf(request).db, request.params.id)
      return shownTo(request)(withEtag(reply, person))
    },
  )
}
