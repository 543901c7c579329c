import { z } from 'zod'
import { Person, PersonChange } from '../../contracts/people.ts'
import { Id } from '../../contracts/primitives.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { withEtag, ifMatch } from '../../http/versions.ts'
import { changePersonAt, disablePerson, enablePerson, signOutEverywhere } from './administering.service.ts'

const params = z.object({ id: Id })

/** Account administration: links, disabling, sessions. */
export function administeringRoutes(api: Api, depsOf: DepsOf): void {
  api.patch(
    '/people/:id',
    {
      ...allow('people.edit', { isRecentOnly: true, ifMatch: 'required' }),
      schema: { summary: 'Change a person', params, body: PersonChange, response: { 200: Person } },
    },
    async (request, reply) => {
      const { id } = request.params
      return withEtag(
        reply,
        await changePersonAt(depsOf(request), personOf(request), id, ifMatch(request), request.body),
      )
    },
  )
  const options = (summary: string) => ({
    ...allow('people.edit', { isRecentOnly: true, ifMatch: 'required' }),
    schema: { summary, params, response: { 200: Person } },
  })
  api.put('/people/:id/disabling', options('Disable the account of a person'), async (request, reply) => {
    const { id } = request.params
    return withEtag(reply, await disablePerson(depsOf(request), personOf(request), id, ifMatch(request)))
  })
  api.delete('/people/:id/disabling', options('Enable the account of a person'), async (request, reply) => {
    const { id } = request.params
    return withEtag(reply, await enablePerson(depsOf(request), personOf(request), id, ifMatch(request)))
  })
  api.delete(
    '/people/:id/sessions',
    { ...allow('people.edit'), schema: { summary: 'Sign a person out everywhere', params } },
    async (request, reply) => {
      await signOutEverywhere(depsOf(request), personOf(request), request.params.id)
      return reply.code(204).send()
    },
  )
}
