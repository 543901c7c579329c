import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { namedSchemas } from '../contracts/named-schemas.ts'
import type { ProblemCode } from '../contracts/problems.ts'
import { problemStatus } from './problem-status.ts'
import { refusalsOf } from './refusals.ts'
import type { RouteAccess } from './access.ts'

for (const [id, schema] of Object.entries(namedSchemas)) z.globalRegistry.add(schema, { id })

const description = `Store features, grade them, plan the launch, work the checklist.

Errors are \`application/problem+json\` with a code from a closed list. What two people may edit carries an \`ETag\`; send it
back as \`If-Match\` where a route asks for it. Lists page by cursor. Each route names the codes that it refuses with.

## Signing in

Programs send an API token as \`Authorization: Bearer hr_…\`, on the routes that list it. Browsers have a session in a cookie: \`PUT
/api/session\` begins one with an e-mail address and a password, and the code of a second factor where there is one; \`GET
/api/single-sign-on\` sends them to the provider, where one is configured. Routes that answer \`authentication-too-old\` need a session that
was authenticated in the last ten minutes: \`PUT /api/session/authentication\`.

## With curl

Make a token on your account page. It is shown once, does at most what you may, and ends on the day you choose. The scopes are
\`read\`, \`write\` (and read) and \`prd-upload\` (attach PRDs and read features). No token reaches accounts, people beyond their names,
sessions, tokens, settings, the export of the company or deletion for good: those answer \`not-for-tokens\`.

\`\`\`sh
export HEADRACE=http://127.0.0.1:8080 TOKEN=hr_…

# read
curl -H "Authorization: Bearer $TOKEN" "$HEADRACE/api/features?limit=10"

# add
curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -d '{"title": "Sourdough starter", "stage": "gray"}' "$HEADRACE/api/features"

# change what you have seen at version 3; someone else's edit in between is answered with 412
curl -X PATCH -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -H 'If-Match: "3"' \\
  -d '{"title": "Rye starter"}' "$HEADRACE/api/features/$ID"

# attach a PRD, or add a version to it: by the feature's id or its external key, such as from a repository; a token
# of the scope prd-upload is enough, and the same content again adds nothing
curl -X PUT -H "Authorization: Bearer $TOKEN" -F file=@docs/prd.md -F reason="Merged" \\
  "$HEADRACE/api/features/$KEY/prd"

# take features out as CSV
curl -H "Authorization: Bearer $TOKEN" "$HEADRACE/api/features/export?format=csv" -o features.csv
\`\`\``

const everyone: RouteAccess = { action: 'public', isForTokens: true }

const ifMatchText = {
  required:
    'The version that you have read, from its `ETag`: `"3"`. Refused with 412 when somebody has changed it since.',
  checked: 'Not needed. When it is sent, it is checked: 412 when somebody has changed it since.',
}

/** The problems of a route as responses, one per status, with the codes that it has. */
function problemResponses(codes: readonly ProblemCode[]) {
  const statuses = [...new Set(codes.map((code) => problemStatus[code]))].sort()
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return Object.fromEntries(
    statuses.map((status) => {
      const some = codes.filter((code) => problemStatus[code] === status)
      return [status, { description: some.map((code) => `\`${code}\``).join(', '), content }]
    }),
  )
}

/** Adds to the schemas of a route what its declaration says: versions, problems, and how to sign in. */
const describeRoute: typeof jsonSchemaTransform = (given) => {
  // A route that declares nothing is left as it is.
  if ((given.schema as object | undefined) === undefined) return given
  const { schema, url } = jsonSchemaTransform(given)
  if (schema.hide) return { schema, url }
  const { route } = given
  const { action, isForTokens, ifMatch } = (route.config ?? {}) as RouteAccess
  const known = given.schema as { params?: unknown; querystring?: unknown; body?: unknown }
  const problems = problemResponses(refusalsOf({ method: route.method, schema: known, config: route.config }))
  const session = { session: [] }
  return {
    url,
    schema: {
      ...schema,
      security: action === 'public' ? [] : isForTokens ? [{ token: [] }, session] : [session],
      response: { ...(schema.response as object), ...problems },
      ...(ifMatch && {
        headers: {
          type: 'object',
          properties: { 'If-Match': { type: 'string', description: ifMatchText[ifMatch] } },
          required: ifMatch === 'required' ? ['If-Match'] : [],
        },
      }),
    },
  }
}

/** Describes every route registered after it in `/api/openapi.json`, with Swagger UI at `/api/docs`. */
export async function describeApi(scope: FastifyInstance): Promise<void> {
  await scope.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Headrace',
        version: '0.1.0',
        description,
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'A personal API token, `hr_…`.' },
          session: { type: 'apiKey', in: 'cookie', name: 'headrace_session' },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    transform: describeRoute,
    transformObject: jsonSchemaTransformObject,
  })
  await scope.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, ...everyone } as object
    })
    await docs.register(swaggerUi, {
      routePrefix: '/docs',
      // Its own policy would allow external images and styles; our policy, sent with every response, is sufficient.
      staticCSP: false,
      uiConfig: { validatorUrl: null },
    })
  })
  scope.get('/openapi.json', { schema: { hide: true }, config: everyone as object }, () => scope.swagger())
}
