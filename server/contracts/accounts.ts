/** Accounts: the first administrator, account links, passwords, the second factor. */
import { z } from 'zod'
import { Address } from './people.ts'
import { Instant, nameText } from './primitives.ts'
import { JobFunction, Language } from './vocabulary.ts'

/** A new password: length instead of complexity rules (NIST SP 800-63B, 5.1.1); the maximum keeps hashing cheap. */
export const NewPassword = z.string().min(12).max(256)

/** The code for setting up an installation without people. */
const SetupCode = z.string().trim().min(1).max(40)

/** Loading the sample company. */
export const SampleRequest = z.strictObject({ setupCode: SetupCode.optional() })

/** The first administrator of an installation without people. */
export const FirstAdministrator = z.strictObject({
  name: nameText(120),
  email: Address,
  password: NewPassword,
  /** Their job function, if any: only cards of the functions that the rubric counts enter a grade. */
  jobFunction: JobFunction.nullable().default(null),
  isDepartmentLead: z.boolean().default(false),
  language: Language.default('en'),
  /** What the start of the server printed; needed when other machines may connect. */
  setupCode: SetupCode.optional(),
})
export type FirstAdministrator = z.infer<typeof FirstAdministrator>

/** invite: someone without a password yet · reset: someone who forgot it. */
export const accountLinkPurposes = ['invite', 'reset'] as const
export const AccountLinkPurpose = z.enum(accountLinkPurposes)
export type AccountLinkPurpose = z.infer<typeof AccountLinkPurpose>

/** A single-use link for setting a password. The secret in `url` is returned only once. */
export const AccountLink = z.object({
  url: z.string(),
  purpose: AccountLinkPurpose,
  expiresAt: Instant,
  /** Whether it was also sent by mail. */
  isMailed: z.boolean(),
})
export type AccountLink = z.infer<typeof AccountLink>

/** A request for a reset link. The response is the same whether the account exists or not. */
export const ForgottenPassword = z.strictObject({ email: z.string().trim().toLowerCase().min(1).max(254) })

/** A query for the purpose of an account link, before a password is typed. */
export const AccountLinkQuery = z.strictObject({ token: z.string().min(1).max(200) })
export const AccountLinkFacts = z.object({
  purpose: AccountLinkPurpose,
  name: z.string(),
  email: z.string(),
  language: Language,
})
export type AccountLinkFacts = z.infer<typeof AccountLinkFacts>

/** Setting a password with a link. */
export const PasswordByLink = z.strictObject({ token: z.string().min(1).max(200), password: NewPassword })
export type PasswordByLink = z.infer<typeof PasswordByLink>

/** A change of one's own password; ends every other session of the person. */
export const PasswordChange = z.strictObject({
  current: z.string().min(1).max(1024),
  password: NewPassword,
})
export type PasswordChange = z.infer<typeof PasswordChange>

/** Whether one's account requires a second factor. */
export const SecondFactor = z.object({
  isOn: z.boolean(),
  recoveryCodesLeft: z.int(),
})
export type SecondFactor = z.infer<typeof SecondFactor>

/** A secret for an authenticator app, not yet confirmed; `uri` is the content of the QR code. */
export const SecondFactorOffer = z.object({ secret: z.string(), uri: z.string() })
export type SecondFactorOffer = z.infer<typeof SecondFactorOffer>

export const SecondFactorCode = z.strictObject({ code: z.string().trim().min(1).max(40) })
export type SecondFactorCode = z.infer<typeof SecondFactorCode>

/** Re-authentication for turning the second factor off and for new recovery codes. */
export const PasswordConfirmation = z.strictObject({ password: z.string().min(1).max(1024) })

/** Each replaces a code once; returned only once. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) })
export type RecoveryCodes = z.infer<typeof RecoveryCodes>
