import { z } from 'zod'
import { Id, PersonRef, Version } from './primitives.ts'

/**
 * Who sees a feature or launch. Confidential: only its owners, the people named here and administrators, whatever
 * their role (RULES.md, Confidentiality). A launch is at least as confidential as each of its features.
 */
export const Confidentiality = z.object({
  isConfidential: z.boolean(),
  /** The people named on it, in addition to its owners. */
  people: z.array(PersonRef),
  /** The version of the feature or launch, for If-Match. */
  version: Version,
})
export type Confidentiality = z.infer<typeof Confidentiality>

export const ConfidentialityChange = z.strictObject({
  isConfidential: z.boolean(),
  personIds: z.array(Id).max(200),
})
export type ConfidentialityChange = z.infer<typeof ConfidentialityChange>
