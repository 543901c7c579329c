import type { FastifyInstance } from 'fastify'
import type { Deps } from '../deps.ts'
import { isMigrated } from '../db/migrate.ts'
import type { FaultWatch } from '../db/fault-watch.ts'
import { refuse } from '../domain/refusal.ts'

/**
 * `/healthz`: the process responds. `/readyz`: the database responds, has all migrations of this version and can be written
 * to; a fault shows until it is over.
 */
export function healthRoutes(
  app: FastifyInstance,
  { db, config: { logLevel } }: Pick<Deps, 'db' | 'config'>,
  faults: FaultWatch,
): void {
  // Requested every few seconds, so only errors are logged.
  const isQuieter = ['error', 'fatal', 'silent'].includes(logLevel)
  const options = {
    config: { action: 'public' } as object,
    logLevel: isQuieter ? logLevel : ('warn' as const),
  }
  app.get('/healthz', options, () => ({ status: 'ok' }))
  app.get('/readyz', options, async (request) => {
    const isComplete = await isMigrated(db).catch((error: unknown) => {
      request.log.error({ err: error, fault: faults.note(error)?.sentence }, 'not ready')
      return false
    })
    const fault = await faults.check()
    if (fault) throw refuse(fault.code)
    if (!isComplete) throw refuse('not-ready')
    return { status: 'ok' }
  })
}
