import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

const nameOf = ({ isSecure }: Config): string => (isSecure ? '__Host-headrace_device' : 'headrace_device')

const optionsOf = ({ isSecure }: Config) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure }) as const

export const readDeviceCookie = (config: Config, request: FastifyRequest): string | undefined =>
  request.cookies[nameOf(config)]

/**
 * Makes the browser a known device of a person who has proved who they are.
 * @param remember ends the secret of the cookie so far, which may be planted, and returns a new one
 */
export async function renewDeviceCookie(
  config: Config,
  request: FastifyRequest,
  reply: FastifyReply,
  remember: (before: string | undefined) => Promise<{ token: string; days: number }>,
): Promise<void> {
  const { token, days } = await remember(readDeviceCookie(config, request))
  void reply.setCookie(nameOf(config), token, { ...optionsOf(config), maxAge: days * 86_400 })
}
