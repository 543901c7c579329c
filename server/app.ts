/** Builds the application: plumbing, then every resource. */
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance, type RouteOptions } from 'fastify'
import { type FaultWatch, watchFaults } from './db/fault-watch.ts'
import type { Deps } from './deps.ts'
import { authenticate, depsOncePerRequest, principalOf } from './http/access.ts'
import { withZod } from './http/api.ts'
import { backgroundRunner } from './http/background-work.ts'
import { handleClientError } from './http/client-errors.ts'
import { compressAnswers } from './http/compression.ts'
import { closeConnectionsWithApp } from './http/closing.ts'
import { healthRoutes } from './http/health.ts'
import { limitBodies, limitReceiving, type Timeouts, serverLimits } from './http/limits.ts'
import { logOptions, type LogStream } from './http/logging.ts'
import { describeApi } from './http/openapi.ts'
import { guardOrigin } from './http/origin-guard.ts'
import { servePages } from './http/pages.ts'
import { replyToUnroutable, replyWithProblems } from './http/problems.ts'
import { registerRateLimits } from './http/rate-limit.ts'
import { noticeUnreadProxy, trustedProxies } from './http/proxies.ts'
import { limitExports } from './http/work-limit.ts'
import { secureHeaders } from './http/security-headers.ts'
import { refuseStrayVersions } from './http/versions.ts'
import { isFromThisMachine } from './http/this-machine.ts'
import { accessRoutes } from './resources/access/access.routes.ts'
import { mailAccountNews } from './resources/account-news/account-news.service.ts'
import { accountsRoutes } from './resources/accounts/accounts.routes.ts'
import { authenticatingAgainRoutes } from './resources/authenticating-again/authenticating-again.routes.ts'
import { administeringRoutes } from './resources/accounts/administering.routes.ts'
import { secondFactorRoutes } from './resources/accounts/second-factor.routes.ts'
import { signingInRoutes } from './resources/accounts/signing-in.routes.ts'
import { auditRoutes } from './resources/audit/audit.routes.ts'
import { apiTokensRoutes, principalOfToken } from './resources/api-tokens/api-tokens.routes.ts'
import { calendarsRoutes } from './resources/calendars/calendars.routes.ts'
import { companyExportRoutes } from './resources/company-export/company-export.routes.ts'
import { confidentialityRoutes } from './resources/confidentiality/confidentiality.routes.ts'
import { visibleTo } from './resources/visibility/visibility.repository.ts'
import { deletionsRoutes } from './resources/deletions/deletions.routes.ts'
import { attachingRoutes } from './resources/documents/attaching.routes.ts'
import { documentsRoutes } from './resources/documents/documents.routes.ts'
import { readingRoutes } from './resources/documents/reading.routes.ts'
import { deskRoutes } from './resources/desk/desk.routes.ts'
import { featuresRoutes } from './resources/features/features.routes.ts'
import { gradingRoutes } from './resources/grading/grading.routes.ts'
import { installationRoutes } from './resources/installation/installation.routes.ts'
import { importsRoutes } from './resources/imports/imports.routes.ts'
import { openProgress } from './resources/imports/progress.service.ts'
import { launchesRoutes } from './resources/launches/launches.routes.ts'
import { liveRoutes } from './resources/live/live.routes.ts'
import { openHub } from './resources/live/live.service.ts'
import { peopleRoutes } from './resources/people/people.routes.ts'
import { personalDataRoutes } from './resources/personal-data/personal-data.routes.ts'
import { plansRoutes } from './resources/plans/plans.routes.ts'
import { playbooksRoutes } from './resources/playbooks/playbooks.routes.ts'
import { productAreasRoutes } from './resources/product-areas/product-areas.routes.ts'
import { rubricsRoutes } from './resources/rubrics/rubrics.routes.ts'
import { sampleRoutes } from './resources/sample/sample.routes.ts'
import { deviceOfCookie, principalOfCookie, sessionRoutes } from './resources/session/session.routes.ts'
import { identitiesRoutes } from './resources/single-sign-on/identities.routes.ts'
import { singleSignOnRoutes } from './resources/single-sign-on/single-sign-on.routes.ts'
import { tasksRoutes } from './resources/tasks/tasks.routes.ts'
import { refreshingWarnings } from './resources/warnings/refreshing.service.ts'
import { warningsRoutes } from './resources/warnings/warnings.routes.ts'
import { workspaceRoutes } from './resources/workspace/workspace.routes.ts'

/**
 * The whole application, not yet listening.
 * @param options.pagesFolder where the web was built to; absent, only the API is served
 * @param options.logStream where the log goes instead of standard output
 * @param options.timeouts, instead of those for real clients
 * @param options.faults watches the database; one that says nothing by default
 * @param options.onRoute called with every route when it is registered; its `config` holds the required action
 * @param options.onUndeclared called with every problem that its route does not declare
 */
export async function buildApp(
  deps: Deps,
  options: {
    pagesFolder?: string
    logStream?: LogStream
    timeouts?: Partial<Timeouts>
    faults?: FaultWatch
    onRoute?: (route: RouteOptions) => void
    onUndeclared?: (what: string) => void
  } = {},
): Promise<FastifyInstance> {
  const app = Fastify({
    ...serverLimits(options.timeouts),
    logger: logOptions(deps.config, options.logStream),
    trustProxy: trustedProxies(deps.config),
    genReqId: () => deps.newId(),
    clientErrorHandler: handleClientError,
    return503OnClosing: true,
    frameworkErrors: replyToUnroutable,
  })
  if (options.onRoute) app.addHook('onRoute', options.onRoute)
  const faults = options.faults ?? watchFaults(deps.db, deps.config.databaseUrl)
  app.addHook('onClose', async () => faults.stop())
  replyWithProblems(app, faults)
  closeConnectionsWithApp(app)
  limitBodies(app)
  limitReceiving(app, options.timeouts)
  await secureHeaders(app, deps.config)
  guardOrigin(app, deps.config)
  const unreadProxy = noticeUnreadProxy(app)
  await app.register(cookie)
  healthRoutes(app, deps, faults)
  await app.register(
    async (scope) => {
      replyWithProblems(scope, faults, options.onUndeclared)
      await compressAnswers(scope)
      scope.addHook('onSend', async (request, reply) => {
        void reply.header('x-request-id', request.id).header('cache-control', 'no-store')
      })
      const runInBackground = backgroundRunner(scope, faults)
      authenticate(
        scope,
        async (request) =>
          (await principalOfToken(deps, request, runInBackground)) ??
          principalOfCookie(deps, request, runInBackground),
      )
      const depsOf = depsOncePerRequest((request) => {
        const principal = principalOf(request)
        const origin = principal?.origin ?? { kind: 'session', id: null, address: request.ip }
        const isThisMachine = isFromThisMachine(request)
        const db = refreshingWarnings(visibleTo(deps.db, principal?.person), deps)
        return { ...deps, db, isThisMachine, origin, recorded: [] }
      })
      scope.addHook('onResponse', async (request, reply) => {
        const { origin, recorded = [] } = depsOf(request)
        if (recorded.length === 0 || reply.statusCode >= 400) return
        const onFailed = (err: unknown) => request.log.error({ err }, 'a mail could not be sent')
        runInBackground(request, () => mailAccountNews({ ...deps, origin }, recorded, onFailed))
      })
      refuseStrayVersions(scope)
      await describeApi(scope)
      registerRateLimits(scope, deps, (request) => deviceOfCookie(deps, request))
      await scope.register(async (inner) => {
        const api = withZod(inner)
        const exportLimit = limitExports()
        accountsRoutes(api, depsOf)
        secondFactorRoutes(api, depsOf)
        sessionRoutes(api, depsOf)
        signingInRoutes(api, depsOf)
        authenticatingAgainRoutes(api, depsOf)
        apiTokensRoutes(api, depsOf)
        singleSignOnRoutes(api, depsOf)
        identitiesRoutes(api, depsOf)
        peopleRoutes(api, depsOf)
        administeringRoutes(api, depsOf)
        workspaceRoutes(api, depsOf)
        installationRoutes(api, unreadProxy)
        calendarsRoutes(api, depsOf)
        productAreasRoutes(api, depsOf)
        featuresRoutes(api, depsOf, exportLimit)
        readingRoutes(api, depsOf)
        documentsRoutes(api, depsOf)
        attachingRoutes(api, depsOf, deps.config)
        confidentialityRoutes(api, depsOf)
        rubricsRoutes(api, depsOf)
        gradingRoutes(api, depsOf)
        playbooksRoutes(api, depsOf)
        launchesRoutes(api, depsOf)
        plansRoutes(api, depsOf)
        tasksRoutes(api, depsOf)
        importsRoutes(api, depsOf, openProgress(deps.live))
        auditRoutes(api, depsOf, exportLimit)
        companyExportRoutes(api, depsOf, exportLimit)
        deletionsRoutes(api, depsOf)
        personalDataRoutes(api, depsOf)
        warningsRoutes(api, depsOf)
        deskRoutes(api, depsOf)
        const onLiveFault = (err: unknown) => app.log.error({ err }, 'signals could not be passed on')
        liveRoutes(api, depsOf, openHub(deps, onLiveFault))
        accessRoutes(api)
        sampleRoutes(api, depsOf)
      })
    },
    { prefix: '/api' },
  )
  if (options.pagesFolder) await servePages(app, options.pagesFolder)
  return app
}
