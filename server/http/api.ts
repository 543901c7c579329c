import type { FastifyBaseLogger, FastifyInstance, FastifySerializerCompiler, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  ResponseSerializationError,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import type { z } from 'zod'

/** The scope in which routes are declared: bodies, queries, parameters and answers are zod schemas. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

/**
 * Answers hold what their schema names and nothing else. Parses where the type provider's own compiler encodes: the same
 * for schemas without transforms, which responses may not have, and a third faster.
 */
const serializerCompiler: FastifySerializerCompiler<z.ZodType> =
  ({ schema, method, url }) =>
  (data) => {
    const result = schema.safeParse(data)
    if (!result.success) throw new ResponseSerializationError(method, url, { cause: result.error })
    return JSON.stringify(result.data)
  }

/** Makes a scope understand zod. Scoped, because plugins outside bring plain JSON schemas. */
export function withZod(scope: FastifyInstance): Api {
  scope.setValidatorCompiler(validatorCompiler)
  scope.setSerializerCompiler(serializerCompiler)
  return scope.withTypeProvider<ZodTypeProvider>() as unknown as Api
}
