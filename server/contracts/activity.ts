import { z } from 'zod'
import { Id, Instant, LocalText, pageOf, pageQuery, PersonRef } from './primitives.ts'

export const activityNouns = [
  'feature',
  'launch',
  'task',
  'rubric',
  'playbook',
  'person',
  'product-area',
  'calendar',
  'workspace',
  'import',
] as const

/** One thing that someone did. Never holds a score or a number made from one. */
export const Activity = z.object({
  id: Id,
  at: Instant,
  person: PersonRef.nullable(),
  noun: z.enum(activityNouns),
  thingId: Id,
  /** What it was called then; shipped tasks, rubrics, playbooks and calendars in both languages. */
  thingTitle: LocalText,
  verb: z.string(),
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
})
export type Activity = z.infer<typeof Activity>

export const ActivityQuery = z.strictObject({
  noun: z.enum(activityNouns).optional(),
  thingId: Id.optional(),
  ...pageQuery,
})
export type ActivityQuery = z.infer<typeof ActivityQuery>
export const ActivityPage = pageOf(Activity)
export type ActivityPage = z.infer<typeof ActivityPage>
