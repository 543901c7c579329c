import { z } from 'zod'
import { Id, Instant, Key, LocalText, manyOf, pageOf, pageQuery, PersonRef, PlainDate } from './primitives.ts'

export const activityNouns = [
  'feature',
  'document',
  'launch',
  'task',
  'rubric',
  'playbook',
  'person',
  'product-area',
  'calendar',
  'workspace',
  'import',
  'session',
  'api-token',
] as const

/** Where an event comes from: a browser session, an API token, or Headrace itself. */
export const originKinds = ['session', 'token', 'system'] as const

/** An audit event. Never contains a score or a number computed from scores. */
export const AuditEvent = z.object({
  id: Id,
  at: Instant,
  person: PersonRef.nullable(),
  noun: z.enum(activityNouns),
  entityId: Id,
  /** The title at that time; shipped tasks, rubrics, playbooks and calendars in both languages. */
  entityTitle: LocalText,
  verb: z.string(),
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  /** Null for readers without the permission to audit. */
  origin: z
    .object({
      kind: z.enum(originKinds),
      /** Of the session or token. */
      id: Id.nullable(),
      /** The token's name. */
      name: z.string().nullable(),
      address: z.string().nullable(),
    })
    .nullable(),
  /** When personal data was removed from this event. */
  redactedAt: Instant.nullable(),
})
export type AuditEvent = z.infer<typeof AuditEvent>

/** The filter of the history; exports take the same, without paging. */
export const activityFilter = {
  noun: manyOf(z.enum(activityNouns)).optional(),
  entityId: Id.optional(),
  personId: Id.optional(),
  verb: Key.optional(),
  originKind: z.enum(originKinds).optional(),
  /** First and last day, in the workspace's time zone. */
  from: PlainDate.optional(),
  to: PlainDate.optional(),
}
export const ActivityFilter = z.strictObject(activityFilter)
export type ActivityFilter = z.infer<typeof ActivityFilter>
export const ActivityQuery = z.strictObject({ ...activityFilter, ...pageQuery })
export type ActivityQuery = z.infer<typeof ActivityQuery>
/** What happened to one's own account. */
export const AccountHistoryQuery = z.strictObject(pageQuery)
export const ActivityPage = pageOf(AuditEvent)
export type ActivityPage = z.infer<typeof ActivityPage>
