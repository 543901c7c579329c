import { AccountHistoryQuery, ActivityFilter, ActivityPage, ActivityQuery } from '../../contracts/activity.ts'
import { allow, type DepsOf, isByToken, personOf, requireMay } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import type { WorkLimit } from '../../http/work-limit.ts'
import { activitiesCsv } from './audit.export.ts'
import { activitiesFor, activityPage, ownAccountPage } from './audit.service.ts'

/** The history of one entity for its readers, and of one's own account; the audit log of everything for auditors. */
export function auditRoutes(api: Api, depsOf: DepsOf, limit: WorkLimit): void {
  api.get(
    '/activity',
    {
      // Not feature.read, which tokens for attaching PRDs have.
      ...allow('launch.read', { isForTokens: true }),
      schema: {
        summary: 'Read the history of an entity, or the audit log',
        querystring: ActivityQuery,
        response: { 200: ActivityPage },
      },
    },
    async (request) => {
      if (!request.query.entityId) requireMay(personOf(request), 'audit.read')
      return activityPage(depsOf(request), personOf(request), request.query, isByToken(request))
    },
  )
  api.get(
    '/account-history',
    {
      ...allow('account.change-own'),
      schema: {
        summary: 'Read the history of your account',
        querystring: AccountHistoryQuery,
        response: { 200: ActivityPage },
      },
    },
    async (request) => ownAccountPage(depsOf(request), personOf(request), request.query),
  )
  api.get(
    '/activity/export',
    {
      ...allow('audit.read', { refuses: limit.refuses }),
      ...limit.hooks,
      schema: { summary: 'Export the audit log as CSV', querystring: ActivityFilter },
    },
    async (request, reply) => {
      const deps = depsOf(request)
      const reader = personOf(request)
      const auditEvents = activitiesFor(deps, reader, request.query)
      const name = `activity-${deps.now().slice(0, 10)}.csv`
      void reply.header('content-disposition', `attachment; filename="${name}"`)
      return reply.type('text/csv; charset=utf-8').send(activitiesCsv(auditEvents, reader.language))
    },
  )
}
