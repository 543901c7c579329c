import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { personOf, sessionIdOf } from './access.ts'

/** With TLS, the `__Host-` prefix binds the cookie to this host and path (RFC 6265bis, 4.1.3.2). */
const nameOf = ({ isSecure }: Config): string => (isSecure ? '__Host-headrace_session' : 'headrace_session')

const optionsOf = ({ isSecure }: Config) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure }) as const

export const readSessionCookie = (config: Config, request: FastifyRequest): string | undefined =>
  request.cookies[nameOf(config)]

/**
 * Sets a new token at every sign-in, which prevents session fixation. The browser keeps it for as long as a session may
 * last; the server knows when it ends.
 */
export function setSessionCookie(config: Config, reply: FastifyReply, token: string): void {
  void reply.setCookie(nameOf(config), token, {
    ...optionsOf(config),
    maxAge: Math.floor(config.sessions.lifetimeMs / 1000),
  })
}

export function clearSessionCookie(config: Config, reply: FastifyReply): void {
  void reply.clearCookie(nameOf(config), optionsOf(config))
}

/** Address and user agent of a browser that signs in, and the session that it has so far. */
export function visitorOf(request: FastifyRequest) {
  const sessionId = sessionIdOf(request)
  return {
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
    former: sessionId === null ? null : { person: personOf(request), sessionId },
  }
}
