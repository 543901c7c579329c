import { z } from 'zod'
import { Id, Instant } from './primitives.ts'

/** A single sign-on identity of a person. */
export const Identity = z.object({
  id: Id,
  /** The address of the provider. */
  issuer: z.string(),
  /** What the provider calls the person. */
  subject: z.string(),
  createdAt: Instant,
  /** Since when it may not sign in any more. */
  unlinkedAt: Instant.nullable(),
})
export type Identity = z.infer<typeof Identity>

export const IdentityList = z.object({ items: z.array(Identity) })
export type IdentityList = z.infer<typeof IdentityList>
