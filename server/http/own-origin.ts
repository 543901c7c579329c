import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

/**
 * The public origin of this installation, without a trailing slash. Taken from the Host header only when the server
 * listens on this machine alone, where `origin-guard.ts` allows only local names.
 */
export const ownOrigin = ({ baseUrl }: Config, { headers }: FastifyRequest): string =>
  baseUrl ?? `http://${headers.host ?? 'localhost'}`
