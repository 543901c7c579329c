/** How much and how long the server takes from one client, so that none keeps it from the others. */
import type { FastifyInstance, RouteOptions } from 'fastify'

/** In milliseconds. */
export type Timeouts = Readonly<{
  /** For the head of a request to arrive. */
  headersMs: number
  /** For all of a request to arrive. */
  requestMs: number
  /** For anything at all to move on a connection; open event streams say something far more often. */
  idleMs: number
  /** How often the first two are looked at. */
  checkMs: number
}>

const timeouts: Timeouts = { headersMs: 15_000, requestMs: 60_000, idleMs: 120_000, checkMs: 5_000 }

/** In bytes: for routes that say nothing else. What is uploaded has bounds of its own. */
const bodyBytes = 1024 * 1024
/** In bytes: for routes that anybody may ask, who send names and passwords. */
const publicBodyBytes = 16 * 1024

/** The bounds of a server, as Fastify takes them. */
export const serverLimits = (given: Partial<Timeouts> = {}) => {
  const { headersMs, requestMs, idleMs, checkMs } = { ...timeouts, ...given }
  return {
    bodyLimit: bodyBytes,
    requestTimeout: requestMs,
    connectionTimeout: idleMs,
    routerOptions: { maxParamLength: 200 },
    http: { headersTimeout: headersMs, connectionsCheckingInterval: checkMs },
  }
}

/**
 * Holds bodies from strangers to what signing in takes; everyone else is recognised before their body is read. Nobody sends
 * plain text: a form of another site could, without asking.
 */
export function limitBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain')
  app.addHook('onRoute', (route: RouteOptions) => {
    const { action } = (route.config ?? {}) as { action?: string }
    if (action === 'public') route.bodyLimit ??= publicBodyBytes
  })
}
