import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { FaultWatch } from '../db/fault-watch.ts'

/** Runs work after the response to this request; logs errors. */
export type RunInBackground = (request: FastifyRequest, work: () => Promise<void>) => void

/** Runs work in the background whose duration must not be visible in the response time. `close` waits for it. */
export function backgroundRunner(scope: FastifyInstance, faults?: Pick<FaultWatch, 'note'>): RunInBackground {
  const underWay = new Set<Promise<void>>()
  scope.addHook('onClose', async () => {
    await Promise.all(underWay)
  })
  return (request, work) => {
    const task = new Promise<void>((resolve) => setImmediate(resolve))
      .then(work)
      .catch((error: unknown) => {
        request.log.error({ err: error, fault: faults?.note(error)?.sentence }, 'not done after answering')
      })
      .finally(() => underWay.delete(task))
    underWay.add(task)
  }
}
