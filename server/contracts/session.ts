import { z } from 'zod'
import { Person } from './people.ts'
import { Id, PlainDate } from './primitives.ts'
import { Language } from './vocabulary.ts'

/** Who is here, and what a page must know before anyone is. */
export const Session = z.object({
  person: Person.nullable(),
  /** True while nobody exists yet: the page offers to begin or to load the sample company. */
  isEmpty: z.boolean(),
  /** Those one may choose to be, until real accounts exist. */
  choices: z.array(Person.pick({ id: true, name: true, role: true, jobFunction: true })),
  workspace: z.object({ currency: z.string(), timeZone: z.string(), today: PlainDate }),
})
export type Session = z.infer<typeof Session>

export const SignIn = z.strictObject({ personId: Id })
export type SignIn = z.infer<typeof SignIn>

/** What a person may change of themself. */
export const SessionChange = z.strictObject({ language: Language })
export type SessionChange = z.infer<typeof SessionChange>
