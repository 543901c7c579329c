import type { FastifyInstance } from 'fastify'
import type { Deps } from '../deps.ts'
import { isMigrated } from '../db/migrate.ts'
import { refuse } from '../domain/refusal.ts'

/** `/healthz`: the process responds. `/readyz`: the database responds and has all migrations of this version. */
export function healthRoutes(
  app: FastifyInstance,
  { db, config: { logLevel } }: Pick<Deps, 'db' | 'config'>,
): void {
  // Requested every few seconds, so only errors are logged.
  const isQuieter = ['error', 'fatal', 'silent'].includes(logLevel)
  const options = {
    config: { action: 'public' } as object,
    logLevel: isQuieter ? logLevel : ('warn' as const),
  }
  app.get('/healthz', options, () => ({ status: 'ok' }))
  app.get('/readyz', options, async (request) => {
    try {
      if (await isMigrated(db)) return { status: 'ok' }
    } catch (error) {
      request.log.error({ err: error }, 'not ready')
    }
    throw refuse('not-ready')
  })
}
