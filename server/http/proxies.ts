import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { unreadProxyOf } from './forwarding.ts'

/**
 * Fastify's `trustProxy`: no proxy, a number of proxies, or proxies at these addresses. `X-Forwarded-…` headers of
 * others are ignored.
 */
export const trustedProxies = ({ trustProxy }: Config) =>
  typeof trustProxy === 'number' ? (_address: string, hop: number) => hop < trustProxy : trustProxy

/**
 * Notices a reverse proxy whose forwarding headers are not read, and warns once.
 * @returns reads its address; null while there is none
 */
export function noticeUnreadProxy(app: FastifyInstance): () => string | null {
  let noticed: string | null = null
  app.addHook('onRequest', async (request) => {
    if (noticed !== null) return
    noticed = unreadProxyOf(request)
    if (noticed === null) return
    app.log.warn(
      { proxy: noticed },
      'a reverse proxy passes requests on, but TRUST_PROXY does not name it: all people seem to have its address',
    )
  })
  return () => noticed
}
