/**
 * The shell examples of the API guide. test/api/guide.test.ts runs them against a server in this order, using
 * values of earlier responses: $FEATURE is the feature added, $CURSOR the next page.
 */
export type Example = {
  key: 'check' | 'read' | 'page' | 'add' | 'one' | 'edit' | 'stale' | 'export' | 'launches' | 'refused'
  command: string
  /** The expected HTTP status. */
  status: number
  /** The token scope it needs; the refused example shows a scope that is not enough. */
  scope: 'read' | 'write' | 'prd-upload'
}

const authorized = '-H "Authorization: Bearer $TOKEN"'
const json = '-H "Content-Type: application/json"'

export const examples: readonly Example[] = [
  {
    key: 'check',
    command: `curl ${authorized} "$HEADRACE/api/workspace"`,
    status: 200,
    scope: 'read',
  },
  {
    key: 'read',
    command: `curl ${authorized} \\
  "$HEADRACE/api/features?stage=prd,building&grade=none&limit=2"`,
    status: 200,
    scope: 'read',
  },
  {
    key: 'page',
    command: `curl ${authorized} \\
  "$HEADRACE/api/features?stage=prd,building&grade=none&limit=2&cursor=$CURSOR"`,
    status: 200,
    scope: 'read',
  },
  {
    key: 'add',
    command: `curl -X POST ${authorized} ${json} \\
  -d '{"title": "Shift swap", "stage": "prd", "externalKey": "APP-1207"}' \\
  "$HEADRACE/api/features"`,
    status: 201,
    scope: 'write',
  },
  {
    key: 'one',
    command: `curl -i ${authorized} "$HEADRACE/api/features/$FEATURE"`,
    status: 200,
    scope: 'read',
  },
  {
    key: 'edit',
    command: `curl -X PATCH ${authorized} ${json} \\
  -H 'If-Match: "1"' \\
  -d '{"stage": "building", "releaseDate": "2027-03-16"}' \\
  "$HEADRACE/api/features/$FEATURE"`,
    status: 200,
    scope: 'write',
  },
  {
    key: 'stale',
    command: `curl -X PATCH ${authorized} ${json} \\
  -H 'If-Match: "1"' -d '{"stage": "gray"}' \\
  "$HEADRACE/api/features/$FEATURE"`,
    status: 412,
    scope: 'write',
  },
  {
    key: 'launches',
    command: `curl ${authorized} "$HEADRACE/api/launches?featureId=$FEATURE"`,
    status: 200,
    scope: 'read',
  },
  {
    key: 'export',
    command: `curl ${authorized} -o features.csv \\
  "$HEADRACE/api/features/export?format=csv"`,
    status: 200,
    scope: 'read',
  },
  {
    key: 'refused',
    command: `curl ${authorized} "$HEADRACE/api/launches"`,
    status: 403,
    scope: 'prd-upload',
  },
]

/** Returns an example by its key. */
export function exampleOf(key: Example['key']): Example {
  const found = examples.find((one) => one.key === key)
  if (!found) throw new Error(`no example called ${key}`)
  return found
}

/** Sets the server address and the token for all later examples. */
export const preparation = (address: string) => `export HEADRACE=${address}
export TOKEN=hr_…`

/** The response to an edit of an old version. */
export const staleAnswer = `HTTP/1.1 412 Precondition Failed
content-type: application/problem+json

{ "code": "stale-version", "status": 412, "params": { "current": 2 } }`

/** The most common errors of API clients. */
export const errors = [
  { status: 401, code: 'not-signed-in' },
  { status: 403, code: 'scope-too-small' },
  { status: 403, code: 'not-for-tokens' },
  { status: 403, code: 'not-allowed' },
  { status: 404, code: 'not-found' },
  { status: 412, code: 'stale-version' },
  { status: 422, code: 'invalid-input' },
  { status: 428, code: 'version-required' },
  { status: 429, code: 'too-many-attempts' },
] as const
