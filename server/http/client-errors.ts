import type { ConnectionError, FastifyInstance } from 'fastify'
import type { Socket } from 'node:net'

const statuses: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
}

/**
 * Cuts off whoever is too slow, or does not speak HTTP, before there is a request. The log gets the error's code only: the
 * error itself holds what was sent, cookies too.
 */
export function handleClientError(this: FastifyInstance, { code }: ConnectionError, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return
  this.log.warn({ code, remoteAddress: socket.remoteAddress }, 'connection cut off')
  const status = statuses[code] ?? '400 Bad Request'
  if (socket.writable) socket.write(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  socket.destroy()
}
