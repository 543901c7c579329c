/** Errors as RFC 9457 problem+json: a code from a closed list, never a stack, never a 500 for bad input. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Problem, ProblemCode } from '../contracts/problems.ts'
import type { FaultWatch } from '../db/fault-watch.ts'
import { Refusal, refuse } from '../domain/refusal.ts'
import { principalOf } from './access.ts'
import { toFieldErrors } from './field-errors.ts'
import { problemStatus } from './problem-status.ts'
import { refusalsOf } from './refusals.ts'

/** Errors of Fastify itself, before our code runs. */
const plumbingCodes: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type-refused',
  FST_ERR_CTP_INVALID_JSON_BODY: 'unreadable-body',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'unreadable-body',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'unreadable-body',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
}

function toRefusal(error: FastifyError): Refusal {
  if (error instanceof Refusal) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    return refuse('invalid-input', { errors: toFieldErrors(error.validation) })
  }
  const known = plumbingCodes[error.code]
  if (known) return refuse(known)
  if (error.statusCode !== undefined && error.statusCode < 500) return refuse('unreadable-body')
  return refuse('unexpected')
}

async function send(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const status = problemStatus[refusal.code]
  const origin = principalOf(request)?.origin
  // Together with the request's own log line, which has the address, this shows who tried what.
  request.log.info({ code: refusal.code, status, originKind: origin?.kind, originId: origin?.id }, 'refused')
  // RFC 9110, 15.5.2: a 401 needs a challenge.
  if (status === 401) void reply.header('www-authenticate', 'Bearer')
  const problem: Problem = {
    type: `/api/docs#${refusal.code}`,
    title: refusal.code.replaceAll('-', ' '),
    status,
    code: refusal.code,
    ...refusal.details,
    requestId: request.id,
  }
  // Serialized here: the response schemas of routes do not describe problems.
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problem)
}

/** For URLs that cannot be routed, such as `/%zz`. */
export const replyToUnroutable = (
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void => {
  void send(toRefusal(error), request, reply)
}

/**
 * Turns every error of a scope, and every unknown URL, into problem+json.
 * @param onUndeclared called with a route and the code of a problem that it does not declare (`refusalsOf`)
 */
export function replyWithProblems(
  scope: FastifyInstance,
  faults: FaultWatch,
  onUndeclared?: (what: string) => void,
): void {
  scope.setErrorHandler(async (error: FastifyError, request, reply) => {
    const refusal = toRefusal(error)
    const { method, schema, config, url = '' } = request.routeOptions
    const isDescribed = schema !== undefined && !schema.hide
    if (onUndeclared && isDescribed && !refusalsOf({ method, schema, config }).includes(refusal.code)) {
      onUndeclared(`${request.method} ${url}: ${refusal.code}`)
    }
    const fault = refusal.code === 'unexpected' ? faults.note(error) : undefined
    if (fault) {
      request.log.error({ err: error }, fault.sentence)
      return send(refuse(fault.code), request, reply)
    }
    if (refusal.code === 'unexpected') request.log.error({ err: error }, 'unexpected error')
    return send(refusal, request, reply)
  })
  scope.setNotFoundHandler(async (request, reply) => send(refuse('not-found'), request, reply))
}
