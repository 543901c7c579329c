/** Request size and time limits per client. */
import type { FastifyInstance, RouteOptions } from 'fastify'
import { accessOf } from './access.ts'

/** In milliseconds. */
export type Timeouts = Readonly<{
  /** For receiving the request headers. */
  headersMs: number
  /** For receiving the complete request. */
  requestMs: number
  /** The same on routes that declare `isUpload`. */
  uploadMs: number
  /** For inactivity of a connection; event streams send heartbeats far more often. */
  idleMs: number
  /** How often the first two are checked. */
  checkMs: number
}>

const timeouts: Timeouts = {
  headersMs: 15_000,
  requestMs: 60_000,
  uploadMs: 900_000,
  idleMs: 120_000,
  checkMs: 5_000,
}

/** In bytes: the default body limit of routes. Uploads have their own. */
const bodyBytes = 1024 * 1024
/** In bytes: the body limit of public routes, which receive names and passwords. */
const publicBodyBytes = 16 * 1024

/** The limits of a server, as Fastify options. */
export const serverLimits = (given: Partial<Timeouts> = {}) => {
  const { headersMs, uploadMs, idleMs, checkMs } = { ...timeouts, ...given }
  return {
    bodyLimit: bodyBytes,
    // That of other requests is watched by `limitReceiving`.
    requestTimeout: uploadMs,
    connectionTimeout: idleMs,
    routerOptions: { maxParamLength: 200 },
    http: { headersTimeout: headersMs, connectionsCheckingInterval: checkMs },
  }
}

/**
 * Limits the body size of unauthenticated requests to what signing in needs; callers are authenticated before their
 * body is read. Plain text is refused, because forms of other sites can send it without a CORS preflight.
 */
export function limitBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain')
  app.addHook('onRoute', (route: RouteOptions) => {
    const { action } = (route.config ?? {}) as { action?: string }
    if (action === 'public') route.bodyLimit ??= publicBodyBytes
  })
}

/** Cuts a request off, as Node does, when its body does not arrive in time; uploads have longer. */
export function limitReceiving(app: FastifyInstance, given: Partial<Timeouts> = {}): void {
  const { requestMs } = { ...timeouts, ...given }
  app.addHook('onRequest', async (request) => {
    const { raw } = request
    if (!request.is404 && accessOf(request).isUpload) return
    const timer = setTimeout(() => {
      // It has arrived, and its answer takes longer, such as an event stream.
      if (raw.complete) return
      const tooSlow = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
      app.server.emit('clientError', tooSlow, raw.socket)
    }, requestMs).unref()
    raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer))
  })
}
