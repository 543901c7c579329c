import { z } from 'zod'
import { Launch } from '../../contracts/launches.ts'
import { NewPreview, PlanConfirmation, Preview } from '../../contracts/plans.ts'
import { Id } from '../../contracts/primitives.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { ifMatch, sentIfMatch, withEtag } from '../../http/versions.ts'
import { confirmPlan, previewPlan } from './plans.service.ts'
import { undoPlan } from './undoing.service.ts'

const params = z.object({ id: Id })

export function plansRoutes(api: Api, depsOf: DepsOf): void {
  api.post(
    '/launches/:id/previews',
    {
      ...allow('launch.plan', { isForTokens: true, refuses: ['launch-archived'] }),
      schema: {
        summary: 'Preview the plan of a launch for a date and a grade',
        params,
        body: NewPreview,
        response: { 201: Preview },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await previewPlan(depsOf(request), request.params.id, request.body)),
  )
  api.put(
    '/launches/:id/plan',
    {
      ...allow('launch.plan', {
        isForTokens: true,
        ifMatch: 'checked',
        refuses: ['stale-preview', 'reason-required', 'launch-archived'],
      }),
      schema: {
        summary: 'Plan a launch as previewed',
        params,
        body: PlanConfirmation,
        response: { 200: Launch },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      return withEtag(
        reply,
        await confirmPlan(
          depsOf(request),
          personOf(request),
          id,
          request.body.previewId,
          sentIfMatch(request),
        ),
      )
    },
  )
  api.delete(
    '/launches/:id/plan',
    {
      ...allow('launch.plan', {
        isForTokens: true,
        ifMatch: 'required',
        refuses: ['nothing-to-undo', 'in-use', 'launch-archived'],
      }),
      schema: { summary: 'Undo the last plan of a launch', params, response: { 200: Launch } },
    },
    async (request, reply) => {
      const { id } = request.params
      return withEtag(reply, await undoPlan(depsOf(request), personOf(request), id, ifMatch(request)))
    },
  )
}
