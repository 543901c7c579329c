import { z } from 'zod'
import { Id } from '../../contracts/primitives.ts'
import { Dismissal, Warning, WarningList, WarningQuery } from '../../contracts/warnings.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import {
  dismissWarning,
  openWarnings,
  undismissWarning,
  warningsOfFeature,
  warningsOfLaunch,
} from './warnings.service.ts'

const params = z.object({ id: z.templateLiteral([z.string().regex(/^[a-z0-9-]+$/), '~', Id]) })

const whole = (items: Warning[]) => ({ items, total: items.length })

/** The maximum number of listed open warnings; dismissing some shows more. */
const listedAtMost = 100

export function warningsRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/warnings',
    {
      ...allow('launch.read', { isForTokens: true, refuses: ['not-found'] }),
      schema: {
        summary: 'List the warnings of a feature, of a launch, or all open ones',
        querystring: WarningQuery,
        response: { 200: WarningList },
      },
    },
    async (request) => {
      const { featureId, launchId } = request.query
      if (featureId) return whole(await warningsOfFeature(depsOf(request), featureId))
      if (launchId) return whole(await warningsOfLaunch(depsOf(request), launchId))
      return openWarnings(depsOf(request), listedAtMost)
    },
  )
  api.put(
    '/warnings/:id/dismissal',
    {
      ...allow('warning.dismiss', { isForTokens: true, refuses: ['stale-version'] }),
      schema: {
        summary: 'Dismiss a warning with a reason',
        params,
        body: Dismissal,
        response: { 200: Warning },
      },
    },
    async (request) =>
      dismissWarning(depsOf(request), personOf(request), request.params.id, request.body.reason),
  )
  api.delete(
    '/warnings/:id/dismissal',
    {
      ...allow('warning.dismiss', { isForTokens: true }),
      schema: { summary: 'Raise a dismissed warning again', params, response: { 200: Warning } },
    },
    async (request) => undismissWarning(depsOf(request), personOf(request), request.params.id),
  )
}
