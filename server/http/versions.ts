/** Optimistic locking with `ETag` and `If-Match`: the version in quotes. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse, refuseField } from '../domain/refusal.ts'
import { accessOf, type RouteAccess } from './access.ts'

/** Sends an editable entity with its version as ETag. */
export function withEtag<T extends { version: number }>(reply: FastifyReply, entity: T): T {
  void reply.header('etag', `"${entity.version}"`)
  return entity
}

function requireDeclared(request: FastifyRequest, use: RouteAccess['ifMatch']): void {
  if (accessOf(request).ifMatch !== use) throw new Error(`${request.url} does not declare ifMatch: ${use}`)
}

function versionIn(header: string): number {
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1]
  if (version === undefined) throw refuseField('If-Match', 'not-a-version')
  return Number(version)
}

/**
 * The version that the client last read, on routes that declare it as required: they overwrite what another person may
 * have written.
 * @throws Refusal version-required without an `If-Match`, invalid-input when it is not a version in quotes
 */
export function ifMatch(request: FastifyRequest): number {
  requireDeclared(request, 'required')
  const header = request.headers['if-match']
  if (header === undefined) throw refuse('version-required')
  return versionIn(header)
}

/**
 * The version that the client last read, if it sent one, on routes that declare it as checked: they lose nothing without it.
 * @throws Refusal invalid-input when it is not a version in quotes
 */
export function sentIfMatch(request: FastifyRequest): number | undefined {
  requireDeclared(request, 'checked')
  const header = request.headers['if-match']
  return header === undefined ? undefined : versionIn(header)
}

/** Refuses an `If-Match` on changes that have no version, instead of ignoring a condition of the client. */
export function refuseStrayVersions(scope: FastifyInstance): void {
  scope.addHook('preValidation', async (request) => {
    const isChange = request.method !== 'GET' && request.method !== 'HEAD' && !request.is404
    if (isChange && request.headers['if-match'] !== undefined && accessOf(request).ifMatch === undefined) {
      throw refuseField('If-Match', 'not-versioned')
    }
  })
}
