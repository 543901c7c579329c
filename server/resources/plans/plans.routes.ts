import { z } from 'zod'
import { Launch } from '../../contracts/launches.ts'
import { NewPreview, PlanConfirmation, Preview } from '../../contracts/plans.ts'
import { Id } from '../../contracts/primitives.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { withEtag, ifMatch } from '../../http/versions.ts'
import { confirmPlan, previewPlan } from './plans.service.ts'
import { undoPlan } from './undoing.service.ts'

const params = z.object({ id: Id })

export function plansRoutes(api: Api, depsOf: DepsOf): void {
  api.post(
    '/launches/:id/previews',
    { ...allow('launch.plan', 'tokens'), schema: { params, body: NewPreview, response: { 201: Preview } } },
    async (request, reply) =>
      reply.code(201).send(await previewPlan(depsOf(request), request.params.id, request.body)),
  )
  api.put(
    '/launches/:id/plan',
    {
      ...allow('launch.plan', 'tokens'),
      schema: { params, body: PlanConfirmation, response: { 200: Launch } },
    },
    async (request, reply) => {
      const { id } = request.params
      return withEtag(
        reply,
        await confirmPlan(depsOf(request), personOf(request), id, request.body.previewId),
      )
    },
  )
  api.delete(
    '/launches/:id/plan',
    { ...allow('launch.plan', 'tokens'), schema: { params, response: { 200: Launch } } },
    async (request, reply) => {
      const { id } = request.params
      return withEtag(reply, await undoPlan(depsOf(request), personOf(request), id, ifMatch(request)))
    },
  )
}
