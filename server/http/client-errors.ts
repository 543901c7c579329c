import type { ConnectionError, FastifyInstance } from 'fastify'
import type { Socket } from 'node:net'

const statuses: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
}

/**
 * Handles Node's `clientError`: requests that are too slow or not HTTP. Logs the error's code only, because the error
 * contains what was sent, including cookies.
 */
export function handleClientError(this: FastifyInstance, { code }: ConnectionError, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return
  this.log.warn({ code, remoteAddress: socket.remoteAddress }, 'connection cut off')
  const status = statuses[code] ?? '400 Bad Request'
  if (socket.writable) socket.write(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  socket.destroy()
}
