import type { FastifyInstance } from 'fastify'
import { refuse } from '../domain/refusal.ts'

const loopbackName = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i
const safeMethods = ['GET', 'HEAD', 'OPTIONS']

/**
 * Refuses what another site makes a browser send: a request under a name that is not this machine's (DNS rebinding), and a
 * change that comes from another origin (forged requests). Scripts send neither Origin nor Sec-Fetch-Site and pass.
 */
export function guardOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const { host = '', origin, 'sec-fetch-site': site } = request.headers
    if (!loopbackName.test(host)) throw refuse('host-refused', { params: { host: host.slice(0, 200) } })
    if (safeMethods.includes(request.method)) return
    const isElsewhere =
      (site !== undefined && site !== 'same-origin' && site !== 'none') ||
      (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`)
    if (isElsewhere) throw refuse('origin-refused', { params: { origin: (origin ?? 'null').slice(0, 200) } })
  })
}
