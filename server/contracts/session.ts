import { z } from 'zod'
import { Person } from './people.ts'
import { Id, Instant, PlainDate } from './primitives.ts'
import { Language } from './vocabulary.ts'

/** How a person signed in: by choosing a person (sample company only), by password, or by single sign-on. */
export const signInMethods = ['choice', 'password', 'single-sign-on'] as const
export const SignInMethod = z.enum(signInMethods)
export type SignInMethod = z.infer<typeof SignInMethod>

/**
 * What setting up an empty installation asks for: nothing, the code that the start of the server printed, or to be done at
 * its own machine.
 */
export const firstRuns = ['open', 'code', 'elsewhere'] as const
export const FirstRun = z.enum(firstRuns)
export type FirstRun = z.infer<typeof FirstRun>

/** The current session, and what the sign-in page must know without one. */
export const Session = z.object({
  person: Person.nullable(),
  /** How the person signed in; null without a session. */
  method: SignInMethod.nullable(),
  /** Whether the person must prove a second factor before anything else, because their role requires it. */
  lacksFactor: z.boolean(),
  /** True while there are no people: the page creates the first administrator or loads the sample company. */
  isEmpty: z.boolean(),
  /** Null once there are people. */
  firstRun: FirstRun.nullable(),
  /** The people to choose from; empty outside the sample company. */
  choices: z.array(Person.pick({ id: true, name: true, role: true, jobFunction: true })),
  /** The sign-in methods of this installation. */
  signInMethods: z.object({
    password: z.boolean(),
    /** The label of the single sign-on button. */
    singleSignOn: z.string().nullable(),
    /** Whether reset links are sent by mail; otherwise an administrator creates them. */
    mail: z.boolean(),
  }),
  workspace: z.object({ currency: z.string(), timeZone: z.string(), today: PlainDate }),
})
export type Session = z.infer<typeof Session>

/** A chosen person of the sample company, or an account; `code` is a TOTP or recovery code. */
export const SignIn = z.union([
  z.strictObject({ personId: Id }),
  z.strictObject({
    email: z.string().trim().toLowerCase().min(1).max(254),
    password: z.string().min(1).max(1024),
    code: z.string().trim().min(1).max(40).optional(),
  }),
])
export type SignIn = z.infer<typeof SignIn>

/** Authenticating a session again: by password, or in the sample company by choosing oneself. */
export const AuthenticationAgain = z.union([
  z.strictObject({ personId: Id }),
  z.strictObject({ password: z.string().min(1).max(1024) }),
])
export type AuthenticationAgain = z.infer<typeof AuthenticationAgain>

/** Whether the session was authenticated recently enough to change who gets in, and how it can be again. */
export const Authentication = z.object({ isRecent: z.boolean(), ways: z.array(SignInMethod) })
export type Authentication = z.infer<typeof Authentication>

/** What people may change about themselves. */
export const SessionChange = z.strictObject({ language: Language })
export type SessionChange = z.infer<typeof SessionChange>

/** An open session, as its owner sees it. */
export const OpenSession = z.object({
  id: Id,
  method: SignInMethod,
  address: z.string().nullable(),
  /** The user agent of the browser. */
  userAgent: z.string().nullable(),
  createdAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  /** Whether it is the current session. */
  isOwn: z.boolean(),
})
export type OpenSession = z.infer<typeof OpenSession>
export const OpenSessionList = z.object({ items: z.array(OpenSession) })
export type OpenSessionList = z.infer<typeof OpenSessionList>
