import type { FastifyRequest } from 'fastify'
import { isLoopbackAddress } from '../adapters/networks.ts'
import { hasForwardingHeader } from './forwarding.ts'

/**
 * Whether a request comes from a program on this machine and not through a proxy on it: the peer is a loopback address,
 * no forwarding header is present, and it speaks HTTP/1.1, as every browser does and several proxies do not.
 */
export const isFromThisMachine = ({ socket, headers, raw }: FastifyRequest): boolean =>
  isLoopbackAddress(socket.remoteAddress) && !hasForwardingHeader(headers) && raw.httpVersion === '1.1'
