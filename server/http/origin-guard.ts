import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { refuse } from '../domain/refusal.ts'

const loopbackName = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i
const safeMethods = ['GET', 'HEAD', 'OPTIONS']
/** Health checks come under any host name and reveal only that the process runs. */
const probes = ['/healthz', '/readyz']

/**
 * Refuses requests with a foreign Host (DNS rebinding, and links with a forged host), and changes from a foreign Origin
 * (cross-site request forgery). Programs send neither Origin nor Sec-Fetch-Site and pass.
 */
export function guardOrigin(app: FastifyInstance, { isLoopback, baseUrl }: Config): void {
  const base = baseUrl === null ? null : new URL(baseUrl)
  const isOwnName = (name: string) =>
    (isLoopback && loopbackName.test(name)) || (base !== null && isHostOf(base, name))
  const isOwnOrigin = (origin: string, host: string) =>
    origin === base?.origin ||
    // The development server proxies requests under its own port.
    (isLoopback && loopbackName.test(host) && [`http://${host}`, `https://${host}`].includes(origin))

  app.addHook('onRequest', async (request) => {
    const { host = '', origin, 'sec-fetch-site': site } = request.headers
    const isProbe = !isLoopback && probes.includes(request.url)
    // A trusted proxy may forward another host name than the one in `Host`.
    const strange = [host, request.host].find((name) => !isOwnName(name))
    if (strange !== undefined && !isProbe) {
      throw refuse('host-refused', { params: { host: strange.slice(0, 200) } })
    }
    if (safeMethods.includes(request.method)) return
    const isElsewhere =
      (site !== undefined && site !== 'same-origin' && site !== 'none') ||
      (origin !== undefined && !isOwnOrigin(origin, host))
    if (isElsewhere) throw refuse('origin-refused', { params: { origin: (origin ?? 'null').slice(0, 200) } })
  })
}

/** A Host may contain the default port of its protocol (RFC 9110, 7.2). */
function isHostOf({ host, port, protocol }: URL, name: string): boolean {
  const usual = protocol === 'https:' ? 443 : 80
  return [host, ...(port === '' ? [`${host}:${usual}`] : [])].includes(name.toLowerCase())
}
