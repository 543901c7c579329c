/** Optimistic locking with `ETag` and `If-Match`: the version in quotes. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../domain/refusal.ts'

/** Sends an editable entity with its version as ETag. */
export function withEtag<T extends { version: number }>(reply: FastifyReply, entity: T): T {
  void reply.header('etag', `"${entity.version}"`)
  return entity
}

/**
 * The version that the client last read.
 * @throws Refusal version-required without an `If-Match`, invalid-input when it is not a version in quotes
 */
export function ifMatch(request: FastifyRequest): number {
  const header = request.headers['if-match']
  if (header === undefined) throw refuse('version-required')
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1]
  if (version === undefined) {
    throw refuse('invalid-input', { errors: [{ path: 'If-Match', code: 'not-a-version' }] })
  }
  return Number(version)
}
