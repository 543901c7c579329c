import { z } from 'zod'
import { Id } from '../../contracts/primitives.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { ifMatch } from '../../http/versions.ts'
import { deleteFeature, deleteLaunch } from './deleting.service.ts'

const params = z.object({ id: Id })

/** Permanent deletion: only by administrators, and only of archived entities. */
export function deletionsRoutes(api: Api, depsOf: DepsOf): void {
  api.delete(
    '/features/:id',
    {
      ...allow('feature.delete', { ifMatch: 'required', refuses: ['not-archived', 'in-use'] }),
      schema: { summary: 'Delete an archived feature for good', params },
    },
    async (request, reply) => {
      await deleteFeature(depsOf(request), personOf(request), request.params.id, ifMatch(request))
      return reply.code(204).send()
    },
  )
  api.delete(
    '/launches/:id',
    {
      ...allow('launch.delete', { ifMatch: 'required', refuses: ['not-archived'] }),
      schema: { summary: 'Delete an archived launch for good', params },
    },
    async (request, reply) => {
      await deleteLaunch(depsOf(request), personOf(request), request.params.id, ifMatch(request))
      return reply.code(204).send()
    },
  )
}
