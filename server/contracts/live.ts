/**
 * What open pages are told while they are open: hints to fetch again, and who is at work on what. Never content.
 * `GET /api/events` sends `changed` (Hint[]), `presence` (Presence) and `again` ({}: fetch everything again).
 */
import { z } from 'zod'
import { activityNouns } from './activity.ts'
import { Id, PersonRef } from './primitives.ts'

/** Something changed; whoever shows it fetches it again. */
export const Hint = z.object({ noun: z.enum(activityNouns), id: Id })
export type Hint = z.infer<typeof Hint>

export const presenceNouns = ['feature', 'launch', 'task'] as const

/** Who is editing a thing just now, besides the one who is told. */
export const Presence = z.object({
  noun: z.enum(presenceNouns),
  id: Id,
  people: z.array(z.object({ person: PersonRef, field: z.string().nullable() })),
})
export type Presence = z.infer<typeof Presence>

/** "I am at work on this": sent again every ten seconds, forgotten after twenty-five; `field` null only looks. */
export const PresenceChange = z.strictObject({
  noun: z.enum(presenceNouns),
  id: Id,
  field: z.string().max(60).nullable(),
})
export type PresenceChange = z.infer<typeof PresenceChange>

/** "I have left this." */
export const PresencePlace = PresenceChange.omit({ field: true })
export type PresencePlace = z.infer<typeof PresencePlace>
