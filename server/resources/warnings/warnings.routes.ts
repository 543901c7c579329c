import { z } from 'zod'
import { Id } from '../../contracts/primitives.ts'
import { Dismissal, Warning, WarningList, WarningQuery } from '../../contracts/warnings.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import {
  dismissWarning,
  openWarnings,
  raiseAgain,
  warningsOfFeature,
  warningsOfLaunch,
} from './warnings.service.ts'

const params = z.object({ id: z.templateLiteral([z.string().regex(/^[a-z0-9-]+$/), '~', Id]) })

export function warningsRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/warnings',
    {
      ...allow('launch.read'),
      schema: { querystring: WarningQuery, response: { 200: WarningList } },
    },
    async (request) => {
      const { query } = request
      if (query.featureId) return { items: await warningsOfFeature(depsOf(request), query.featureId) }
      if (query.launchId) return { items: await warningsOfLaunch(depsOf(request), query.launchId) }
      return { items: await openWarnings(depsOf(request)) }
    },
  )
  api.put(
    '/warnings/:id/dismissal',
    { ...allow('warning.dismiss'), schema: { params, body: Dismissal, response: { 200: Warning } } },
    async (request) =>
      dismissWarning(depsOf(request), personOf(request), request.params.id, request.body.reason),
  )
  api.delete(
    '/warnings/:id/dismissal',
    { ...allow('warning.dismiss'), schema: { params, response: { 200: Warning } } },
    async (request) => raiseAgain(depsOf(request), personOf(request), request.params.id),
  )
}
