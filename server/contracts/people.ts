import { z } from 'zod'
import { Id, Instant, nameText, Version } from './primitives.ts'
import { JobFunction, Language, Role } from './vocabulary.ts'

/** A user of Headrace. */
export const Person = z.object({
  id: Id,
  name: z.string(),
  /** Empty for readers without the permission to read people, except their own. */
  email: z.string(),
  role: Role,
  jobFunction: JobFunction.nullable(),
  isDepartmentLead: z.boolean(),
  language: Language,
  version: Version,
  createdAt: Instant,
  /** Since when this person may not sign in. */
  disabledAt: Instant.nullable(),
  /** When this person was anonymised. */
  anonymisedAt: Instant.nullable(),
})
export type Person = z.infer<typeof Person>

/** An e-mail address; the maximum is that of RFC 5321. An empty one is reported as missing, not as invalid. */
export const Address = z.string().trim().toLowerCase().min(1).max(254).pipe(z.email())

export const NewPerson = z.strictObject({
  name: nameText(120),
  email: Address,
  role: Role,
  jobFunction: JobFunction.nullable().default(null),
  isDepartmentLead: z.boolean().default(false),
  language: Language.default('en'),
})
export type NewPerson = z.infer<typeof NewPerson>

export const PersonChange = z.strictObject({
  name: nameText(120).optional(),
  email: Address.optional(),
  role: Role.optional(),
  jobFunction: JobFunction.nullable().optional(),
  isDepartmentLead: z.boolean().optional(),
  language: Language.optional(),
})
export type PersonChange = z.infer<typeof PersonChange>

/** What an API token reads of people: enough to choose owners and assignees. */
export const PersonName = Person.pick({
  id: true,
  name: true,
  role: true,
  jobFunction: true,
  disabledAt: true,
})
export const PersonNameList = z.object({ items: z.array(PersonName) })

export const PersonList = z.object({ items: z.array(Person) })
export type PersonList = z.infer<typeof PersonList>
