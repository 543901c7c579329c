import { z } from 'zod'
import { Person } from '../../contracts/people.ts'
import { PersonalData } from '../../contracts/personal-data.ts'
import { Id } from '../../contracts/primitives.ts'
import { allow, type DepsOf, personOf, requireMay } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { withEtag, ifMatch } from '../../http/versions.ts'
import { personById } from '../people/people.service.ts'
import { anonymisePerson } from './anonymising.service.ts'
import { personalDataOf } from './collecting.service.ts'

const params = z.object({ id: Id })

/** The personal data report, and anonymising. */
export function personalDataRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/people/:id/personal-data',
    {
      ...allow('personal-data.read'),
      schema: { summary: 'Read all data of a person', params, response: { 200: PersonalData } },
    },
    async (request, reply) => {
      const deps = depsOf(request)
      const person = await personById(deps.db, request.params.id)
      requireMay(personOf(request), 'personal-data.read', { ownerIds: [person.id] })
      const data = await personalDataOf(deps, personOf(request), person)
      const name = `personal-data-${data.madeAt.slice(0, 10)}.json`
      return reply.header('content-disposition', `attachment; filename="${name}"`).send(data)
    },
  )
  api.put(
    '/people/:id/anonymisation',
    {
      ...allow('people.edit', { isRecentOnly: true, ifMatch: 'required' }),
      schema: { summary: 'Anonymise a person', params, response: { 200: Person } },
    },
    async (request, reply) => {
      const { id } = request.params
      return withEtag(reply, await anonymisePerson(depsOf(request), personOf(request), id, ifMatch(request)))
    },
  )
}
