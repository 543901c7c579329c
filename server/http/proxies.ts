import type { Config } from '../config.ts'

/**
 * Fastify's `trustProxy`: no proxy, a number of proxies, or proxies at these addresses. `X-Forwarded-…` headers of
 * others are ignored.
 */
export const trustedProxies = ({ trustProxy }: Config) =>
  typeof trustProxy === 'number' ? (_address: string, hop: number) => hop < trustProxy : trustProxy
