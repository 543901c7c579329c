import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

const nameOf = ({ isSecure }: Config): string => (isSecure ? '__Host-headrace_sign_on' : 'headrace_sign_on')

/** Lax, because the provider's answer comes from another site. */
const optionsOf = ({ isSecure }: Config) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure }) as const

/** Binds the way to the provider and back to one browser. */
export function setSignOnCookie(config: Config, reply: FastifyReply, state: string, seconds: number): void {
  void reply.setCookie(nameOf(config), state, { ...optionsOf(config), maxAge: seconds })
}

/** Reads it and takes it back: it is good for one answer. */
export function consumeSignOnCookie(
  config: Config,
  request: FastifyRequest,
  reply: FastifyReply,
): string | undefined {
  void reply.clearCookie(nameOf(config), optionsOf(config))
  return request.cookies[nameOf(config)]
}
