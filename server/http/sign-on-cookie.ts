import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

const nameOf = ({ isSecure }: Config): string => (isSecure ? '__Host-headrace_sign_on' : 'headrace_sign_on')

/** Lax, because the redirect back from the provider is cross-site. */
const optionsOf = ({ isSecure }: Config) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure }) as const

/** Binds a sign-on attempt to one browser. */
export function setSignOnCookie(config: Config, reply: FastifyReply, state: string, seconds: number): void {
  void reply.setCookie(nameOf(config), state, { ...optionsOf(config), maxAge: seconds })
}

/** Reads and clears the cookie: it is valid for one redirect only. */
export function consumeSignOnCookie(
  config: Config,
  request: FastifyRequest,
  reply: FastifyReply,
): string | undefined {
  void reply.clearCookie(nameOf(config), optionsOf(config))
  return request.cookies[nameOf(config)]
}
