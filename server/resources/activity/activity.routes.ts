import { ActivityPage, ActivityQuery } from '../../contracts/activity.ts'
import { allow, type DepsOf, personOf, requireMay } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { listActivities } from './activity.repository.ts'

/** The history of one thing for all who read it; of everything for those who may audit. */
export function activityRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/activity',
    {
      ...allow('feature.read'),
      schema: { querystring: ActivityQuery, response: { 200: ActivityPage } },
    },
    async (request) => {
      if (!request.query.thingId) requireMay(personOf(request), 'audit.read')
      return listActivities(depsOf(request).db, request.query)
    },
  )
}
