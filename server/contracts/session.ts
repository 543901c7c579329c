import { z } from 'zod'
import { Person } from './people.ts'
import { Id, Instant, PlainDate } from './primitives.ts'
import { Language } from './vocabulary.ts'

/** How a session began: by choosing who one is (sample company only), by password, or by single sign-on. */
export const signInMethods = ['choice', 'password', 'single-sign-on'] as const
export const SignInMethod = z.enum(signInMethods)
export type SignInMethod = z.infer<typeof SignInMethod>

/** Who is here, and what a page must know before anyone is. */
export const Session = z.object({
  person: Person.nullable(),
  /** How this session began; null for nobody. */
  method: SignInMethod.nullable(),
  /** True while nobody exists yet: the page makes the first administrator or loads the sample company. */
  isEmpty: z.boolean(),
  /** Those one may choose to be; empty outside the sample company. */
  choices: z.array(Person.pick({ id: true, name: true, role: true, jobFunction: true })),
  /** The ways in that this installation offers. */
  ways: z.object({
    password: z.boolean(),
    /** The provider's name, as its button says it. */
    singleSignOn: z.string().nullable(),
    /** Whether a forgotten password is answered by mail; else an administrator makes the link. */
    mail: z.boolean(),
  }),
  workspace: z.object({ currency: z.string(), timeZone: z.string(), today: PlainDate }),
})
export type Session = z.infer<typeof Session>

/** A name chosen in the sample company, or an account; `code` is the second factor's or a recovery code. */
export const SignIn = z.union([
  z.strictObject({ personId: Id }),
  z.strictObject({
    email: z.string().trim().toLowerCase().min(1).max(254),
    password: z.string().min(1).max(1024),
    code: z.string().trim().min(1).max(40).optional(),
  }),
])
export type SignIn = z.infer<typeof SignIn>

/** What a person may change of themself. */
export const SessionChange = z.strictObject({ language: Language })
export type SessionChange = z.infer<typeof SessionChange>

/** A session that has not ended, as its owner sees it. */
export const OpenSession = z.object({
  id: Id,
  method: SignInMethod,
  address: z.string().nullable(),
  /** What the browser calls itself. */
  userAgent: z.string().nullable(),
  createdAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  /** The one that asks. */
  isOwn: z.boolean(),
})
export type OpenSession = z.infer<typeof OpenSession>
export const OpenSessionList = z.object({ items: z.array(OpenSession) })
export type OpenSessionList = z.infer<typeof OpenSessionList>
