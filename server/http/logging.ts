/** The log, one JSON object per line, so that request data cannot forge log lines. */
import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

/** The destination; standard output when absent. */
export type LogStream = Readonly<{ write: (line: string) => void }>

/** The path without the query, which contains single sign-on codes and search terms. */
const requestLine = (request: FastifyRequest) => ({
  method: request.method,
  path: request.url.split('?', 1)[0],
  host: request.headers.host,
  remoteAddress: request.ip,
})

export const logOptions = ({ logLevel }: Config, stream?: LogStream) => ({
  level: logLevel,
  serializers: { req: requestLine },
  redact: ['*.headers.cookie', '*.headers.authorization', '*.headers["set-cookie"]'],
  ...(stream ? { stream } : {}),
})
