import { z } from 'zod'
import { Id } from '../../contracts/primitives.ts'
import { Dismissal, Warning, WarningList, WarningQuery } from '../../contracts/warnings.ts'
import type { Deps } from '../../deps.ts'
import { allow, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import {
  dismissWarning,
  openWarnings,
  raiseAgain,
  warningsOfFeature,
  warningsOfLaunch,
} from './warnings.service.ts'

const params = z.object({ id: z.templateLiteral([z.string().regex(/^[a-z0-9-]+$/), '~', Id]) })

export function warningsRoutes(api: Api, deps: Deps): void {
  api.get(
    '/warnings',
    {
      ...allow('feature.read'),
      schema: { querystring: WarningQuery, response: { 200: WarningList } },
    },
    async ({ query }) => {
      if (query.featureId) return { items: await warningsOfFeature(deps, query.featureId) }
      if (query.launchId) return { items: await warningsOfLaunch(deps, query.launchId) }
      return { items: await openWarnings(deps) }
    },
  )
  api.put(
    '/warnings/:id/dismissal',
    { ...allow('warning.dismiss'), schema: { params, body: Dismissal, response: { 200: Warning } } },
    async (request) => dismissWarning(deps, personOf(request), request.params.id, request.body.reason),
  )
  api.delete(
    '/warnings/:id/dismissal',
    { ...allow('warning.dismiss'), schema: { params, response: { 200: Warning } } },
    async (request) => raiseAgain(deps, personOf(request), request.params.id),
  )
}
