/** The log: a JSON line each, so that whatever someone sends stays inside its string. */
import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

/** Where lines go; standard output when absent. */
export type LogStream = Readonly<{ write: (line: string) => void }>

/** Without the query: it holds codes of single sign-on, and what people search for. */
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
