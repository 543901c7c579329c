/** Which problems a route answers with: the general ones follow from its declaration, the others it declares itself. */
import type { ProblemCode } from '../contracts/problems.ts'
import type { RouteAccess } from './access.ts'

/** What is known of a route when it is registered. */
export type Declared = Readonly<{
  method: string | string[]
  schema?: { params?: unknown; querystring?: unknown; body?: unknown } | undefined
  config?: unknown
}>

/** Faults of the machine, which any request can meet (`db/faults.ts`). */
const machineFaults: readonly ProblemCode[] = [
  'disk-full',
  'database-read-only',
  'database-damaged',
  'database-unavailable',
]

const isChange = (method: string) => method !== 'GET' && method !== 'HEAD'

/** The codes of every problem that this route can answer with, without doubles. */
export function refusalsOf({ method, schema = {}, config }: Declared): ProblemCode[] {
  const {
    action,
    isForTokens,
    isForSettingUp,
    isRecentOnly,
    ifMatch,
    refuses = [],
  } = (config ?? {}) as RouteAccess
  const changes = [method].flat().some(isChange)
  const isPublic = action === 'public'
  const codes: (ProblemCode | false | undefined)[] = [
    'unexpected',
    ...machineFaults,
    'host-refused',
    changes && 'origin-refused',
    changes && 'unreadable-body',
    changes && 'body-too-large',
    changes && 'media-type-refused',
    // Also an `If-Match` that the route does not take.
    (changes || Boolean(schema.params ?? schema.querystring)) && 'invalid-input',
    schema.params !== undefined && 'not-found',
    // Also for a token that does not hold, on any route.
    'not-signed-in',
    !isPublic && 'not-allowed',
    !isPublic && !isForSettingUp && 'second-factor-missing',
    isRecentOnly && 'authentication-too-old',
    isForTokens ? 'scope-too-small' : 'not-for-tokens',
    ifMatch === 'required' && 'version-required',
    ifMatch !== undefined && 'stale-version',
    ...refuses,
  ]
  return [...new Set(codes.filter((code) => code !== false && code !== undefined))]
}
