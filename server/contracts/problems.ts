/** Error responses: RFC 9457 problem+json with a closed list of codes. The page translates code and params. */
import { z } from 'zod'

export const problemCodes = [
  'invalid-input',
  'unreadable-body',
  'body-too-large',
  'media-type-refused',
  'not-found',
  'not-signed-in',
  'not-allowed',
  'wrong-credentials',
  'second-factor-required',
  'second-factor-missing',
  'second-factor-unreadable',
  'sign-in-elsewhere',
  'set-up-elsewhere',
  'scope-too-small',
  'not-for-tokens',
  'authentication-too-old',
  'too-many-attempts',
  'too-much-at-once',
  'server-busy',
  'link-invalid',
  'passwords-off',
  'no-password',
  'last-way-in',
  'sign-on-failed',
  'origin-refused',
  'host-refused',
  'version-required',
  'stale-version',
  'stale-preview',
  'already-exists',
  'in-use',
  'people-exist',
  'card-already-submitted',
  'card-incomplete',
  'no-submitted-card',
  'revealed-cannot-score',
  'see-scores-first',
  'reason-required',
  'department-lead-required',
  'feature-archived',
  'launch-archived',
  'launch-not-planned',
  'nothing-to-undo',
  'phase-would-be-empty',
  'weeks-open',
  'already-finished',
  'not-own-task',
  'not-archived',
  'import-committed',
  'import-has-nothing',
  'import-unreadable',
  'not-ready',
  'disk-full',
  'database-read-only',
  'database-damaged',
  'database-unavailable',
  'unexpected',
] as const
export const ProblemCode = z.enum(problemCodes)
export type ProblemCode = z.infer<typeof ProblemCode>

/** An error of one field. `path` is dotted (`criteria.3.weight`); the page translates `code` and `params`. */
export const FieldError = z.object({
  path: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type FieldError = z.infer<typeof FieldError>

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: ProblemCode,
  detail: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
  errors: z.array(FieldError).optional(),
  requestId: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>
