import { z } from 'zod'
import { Id } from '../../contracts/primitives.ts'
import { NewRubric, Rubric, RubricList } from '../../contracts/rubrics.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { currentRubric, listRubrics, publishRubric, rubricById } from './rubrics.service.ts'

const params = z.object({ id: Id })

/** Versions are immutable: they are published and read only. */
export function rubricsRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/rubrics',
    {
      ...allow('rubric.read', { isForTokens: true }),
      schema: { summary: 'List the versions of the rubric', response: { 200: RubricList } },
    },
    async (request) => ({
      items: await listRubrics(depsOf(request).db),
    }),
  )
  api.get(
    '/rubrics/current',
    {
      ...allow('rubric.read', { isForTokens: true, refuses: ['not-found'] }),
      schema: { summary: 'Read the current version of the rubric', response: { 200: Rubric } },
    },
    async (request) => currentRubric(depsOf(request).db),
  )
  api.get(
    '/rubrics/:id',
    {
      ...allow('rubric.read', { isForTokens: true }),
      schema: { summary: 'Read a version of the rubric', params, response: { 200: Rubric } },
    },
    async (request) => rubricById(depsOf(request).db, request.params.id),
  )
  api.post(
    '/rubrics',
    {
      ...allow('rubric.publish', { isForTokens: true, refuses: ['stale-version'] }),
      schema: {
        summary: 'Publish the next version of the rubric',
        body: NewRubric,
        response: { 201: Rubric },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await publishRubric(depsOf(request), personOf(request), request.body)),
  )
}
