/**
 * Server-sent events for open pages: hints to refetch, and presence. Never content.
 * `GET /api/events` sends `changed` (Hint[]), `presence` (Presence) and `refetch` ({}: refetch everything).
 */
import { z } from 'zod'
import { activityNouns } from './activity.ts'
import { Id, Key, PersonRef } from './primitives.ts'

/** An entity changed; pages that show it refetch it. */
export const Hint = z.object({ noun: z.enum(activityNouns), id: Id })
export type Hint = z.infer<typeof Hint>

export const presenceNouns = ['feature', 'launch', 'task'] as const

/** Who is viewing or editing an entity, without the recipient. */
export const Presence = z.object({
  noun: z.enum(presenceNouns),
  id: Id,
  people: z.array(z.object({ person: PersonRef, field: z.string().nullable() })),
})
export type Presence = z.infer<typeof Presence>

/** Presence heartbeat: sent every ten seconds, expires after twenty-five; `field` null = only viewing. */
export const PresenceChange = z.strictObject({
  noun: z.enum(presenceNouns),
  id: Id,
  field: Key.nullable(),
})
export type PresenceChange = z.infer<typeof PresenceChange>

/** The end of a presence. */
export const PresencePlace = PresenceChange.omit({ field: true })
export type PresencePlace = z.infer<typeof PresencePlace>
