import { z } from 'zod'
import { roles } from './lists.ts'
import { Id, nameText, PlainDate, Version } from './primitives.ts'
import { Role } from './vocabulary.ts'

/** An IANA time zone this machine knows. */
export const TimeZone = z.string().refine(
  (zone) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
    } catch {
      return false
    }
  },
  { error: 'time-zone' },
)

/** The settings of the whole company. */
export const Workspace = z.object({
  name: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  calendarId: Id,
  /** The roles of people who must have a second factor. */
  secondFactorRoles: z.array(Role),
  today: PlainDate,
  version: Version,
})
export type Workspace = z.infer<typeof Workspace>

export const WorkspaceChange = z.strictObject({
  name: nameText(120).optional(),
  timeZone: TimeZone.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'currency')
    .optional(),
  calendarId: Id.optional(),
  secondFactorRoles: z
    .array(Role)
    .max(roles.length)
    .transform((chosen) => roles.filter((role) => chosen.includes(role)))
    .optional(),
})
export type WorkspaceChange = z.infer<typeof WorkspaceChange>
