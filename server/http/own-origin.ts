import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

/**
 * Under which origin people open this installation, without a slash at the end. Never taken from the request beyond this
 * machine, where `origin-guard.ts` lets only the machine's own names through.
 */
export const ownOrigin = ({ baseUrl }: Config, { headers }: FastifyRequest): string =>
  baseUrl ?? `http://${headers.host ?? 'localhost'}`
