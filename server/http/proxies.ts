import type { Config } from '../config.ts'

/**
 * Whose word for where a request comes from is taken, as Fastify takes it: nobody's, that of so many proxies before this
 * server, or that of proxies at these addresses. Everyone else's `X-Forwarded-…` is ignored.
 */
export const trustedProxies = ({ trustProxy }: Config) =>
  typeof trustProxy === 'number' ? (_address: string, hop: number) => hop < trustProxy : trustProxy
