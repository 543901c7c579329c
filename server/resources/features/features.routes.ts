import { z } from 'zod'
import {
  Feature,
  FeatureChange,
  FeatureExportQuery,
  FeaturePage,
  FeatureQuery,
  NewFeature,
} from '../../contracts/features.ts'
import { Id } from '../../contracts/primitives.ts'
import type { Person } from '../../contracts/people.ts'
import type { Deps } from '../../deps.ts'
import { allow, type DepsOf, personOf, requireMay, requireMayOn } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import type { WorkLimit } from '../../http/work-limit.ts'
import { withEtag, ifMatch } from '../../http/versions.ts'
import { featuresCsv, featuresJson } from './features.export.ts'
import { eachFeature, listFeatures } from './features.list.repository.ts'
import { getFeature } from './features.repository.ts'
import { createFeature, editFeature, setFeatureArchived } from './features.service.ts'

const params = z.object({ id: Id })

export function featuresRoutes(api: Api, depsOf: DepsOf, limit: WorkLimit): void {
  /** PMs may edit their own features (RULES.md, Roles). */
  const requireOwn = async (
    deps: Deps,
    person: Person,
    action: 'feature.edit' | 'feature.archive',
    id: string,
  ) =>
    requireMayOn(person, action, async () => {
      const { pmOwner } = await getFeature(deps.db, id)
      return pmOwner ? [pmOwner.id] : []
    })

  api.get(
    '/features',
    {
      ...allow('feature.read', { isForTokens: true }),
      schema: {
        summary: 'List features, filtered, sorted and paged',
        querystring: FeatureQuery,
        response: { 200: FeaturePage },
      },
    },
    async (request) => listFeatures(depsOf(request).db, request.query),
  )
  api.get(
    '/features/export',
    {
      ...allow('feature.export', { isForTokens: true, refuses: limit.refuses }),
      ...limit.hooks,
      schema: { summary: 'Export the filtered features as CSV or JSON', querystring: FeatureExportQuery },
    },
    async (request, reply) => {
      const { format, ...filter } = request.query
      const features = eachFeature(depsOf(request).db, filter)
      const name = `features-${depsOf(request).now().slice(0, 10)}.${format}`
      void reply.header('content-disposition', `attachment; filename="${name}"`)
      return format === 'csv'
        ? reply.type('text/csv; charset=utf-8').send(featuresCsv(features, personOf(request).language))
        : reply.type('application/json; charset=utf-8').send(featuresJson(features))
    },
  )
  api.post(
    '/features',
    {
      ...allow('feature.create', { isForTokens: true }),
      schema: { summary: 'Add a feature', body: NewFeature, response: { 201: Feature } },
    },
    async (request, reply) => {
      const by = personOf(request)
      const { pmOwnerId } = request.body
      requireMay(by, 'feature.create', { ownerIds: pmOwnerId ? [pmOwnerId] : [] })
      return withEtag(reply.code(201), await createFeature(depsOf(request), by, request.body))
    },
  )
  api.get(
    '/features/:id',
    {
      ...allow('feature.read', { isForTokens: true }),
      schema: { summary: 'Read a feature', params, response: { 200: Feature } },
    },
    async (request, reply) => withEtag(reply, await getFeature(depsOf(request).db, request.params.id)),
  )
  api.patch(
    '/features/:id',
    {
      ...allow('feature.edit', { isForTokens: true, ifMatch: 'required', refuses: ['feature-archived'] }),
      schema: {
        summary: 'Change fields of a feature',
        params,
        body: FeatureChange,
        response: { 200: Feature },
      },
    },
    async (request, reply) => {
      const by = personOf(request)
      const { id } = request.params
      await requireOwn(depsOf(request), by, 'feature.edit', id)
      return withEtag(reply, await editFeature(depsOf(request), by, id, ifMatch(request), request.body))
    },
  )
  for (const [method, summary] of [
    ['PUT', 'Archive a feature'],
    ['DELETE', 'Restore an archived feature'],
  ] as const) {
    api.route({
      method,
      url: '/features/:id/archive',
      ...allow('feature.archive', { isForTokens: true, ifMatch: 'required' }),
      schema: { summary, params, response: { 200: Feature } },
      handler: async (request, reply) => {
        const by = personOf(request)
        const { id } = request.params
        await requireOwn(depsOf(request), by, 'feature.archive', id)
        return withEtag(
          reply,
          await setFeatureArchived(depsOf(request), by, id, ifMatch(request), method === 'PUT'),
        )
      },
    })
  }
}
