import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { namedSchemas } from '../contracts/named-schemas.ts'

for (const [id, schema] of Object.entries(namedSchemas)) z.globalRegistry.add(schema, { id })

/** Describes every route registered after it: `/api/openapi.json`, with pages at `/api/docs`. */
export async function describeApi(scope: FastifyInstance): Promise<void> {
  await scope.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Headrace',
        version: '0.1.0',
        description:
          'Store features, grade them, plan the launch, work the checklist. Errors are application/problem+json with a code from a closed list. ' +
          'What two people may edit carries an ETag; send it back as If-Match. Lists page by cursor.',
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  await scope.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, action: 'public' } as object
    })
    await docs.register(swaggerUi, { routePrefix: '/docs', staticCSP: true })
  })
  scope.get('/openapi.json', { schema: { hide: true }, config: { action: 'public' } as object }, () =>
    scope.swagger(),
  )
}
