import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'

/** The scope in which routes are declared: bodies, queries, parameters and answers are zod schemas. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** Makes a scope understand zod. Scoped, because plugins outside bring plain JSON schemas. */
export function withZod(scope: FastifyInstance): Api {
  scope.setValidatorCompiler(validatorCompiler)
  scope.setSerializerCompiler(serializerCompiler)
  return scope.withTypeProvider<ZodTypeProvider>() as unknown as Api
}
