import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { isNearby } from '../adapters/networks.ts'

/** Headers that reverse proxies and content delivery networks add, by name. */
const names =
  /^(x-forwarded(-.*)?|forwarded(-.*)?|via|x-real-.*|x-(cluster-)?client-.*|x-original-.*|x-envoy-.*|x-amzn?-.*|x-azure-.*|x-appengine-.*|x-arr-.*|x-proxy.*|x-proxied.*|x-nginx.*|x-host|x-remote-.*|(true|fastly|fly)-.*|(cf|cdn|akamai)-.*|x-(cdn|akamai|vercel|sucuri|ms-forwarded).*|ngrok-.*|tailscale-.*|remote-(user|addr)|proxy-.*|x-original-forwarded-.*|wl-proxy-.*|eagleeye-.*|ali-.*|x-sinfo.*)$/

/** Whether some proxy passed this request on, whoever it is. */
export const hasForwardingHeader = (headers: IncomingHttpHeaders): boolean =>
  Object.keys(headers).some((name) => names.test(name))

/**
 * The address of a reverse proxy whose forwarding headers are not read, because TRUST_PROXY does not trust it or it
 * sends no `X-Forwarded-For`: all people behind it seem to be one network. Only an address of this machine or of a
 * private network can be one; the headers of others are forged.
 */
export function unreadProxyOf(request: FastifyRequest): string | null {
  const peer = request.socket.remoteAddress
  if (!peer || !hasForwardingHeader(request.headers) || !isNearby(peer)) return null
  return (request.ips?.length ?? 0) > 1 ? null : peer
}
