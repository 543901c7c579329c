import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Does something once the present request is answered; a fault is logged. */
export type RunInBackground = (request: FastifyRequest, work: () => Promise<void>) => void

/** Work that no answer may wait for, since the time it takes would tell something. Closing waits until it is done. */
export function backgroundRunner(scope: FastifyInstance): RunInBackground {
  const underWay = new Set<Promise<void>>()
  scope.addHook('onClose', async () => {
    await Promise.all(underWay)
  })
  return (request, work) => {
    const task = new Promise<void>((resolve) => setImmediate(resolve))
      .then(work)
      .catch((error: unknown) => request.log.error({ err: error }, 'not done after answering'))
      .finally(() => underWay.delete(task))
    underWay.add(task)
  }
}
