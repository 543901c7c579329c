import type { Role } from '../../contracts/lists.ts'

/** How a request was authenticated, as far as second factors are concerned. */
export type Proof = Readonly<{
  method: 'choice' | 'password' | 'single-sign-on' | 'token'
  /** Whether the person's account asks for a code at a sign-in by password. */
  hasFactor: boolean
  /** Whether the single sign-on provider vouches for a second factor. */
  isVouched: boolean
}>

/**
 * Whether a person of this role must prove a second factor first. People of the sample company choose a name and have
 * none; a token has the proof of its owner's ways in.
 */
export function lacksRequiredFactor(role: Role, required: readonly Role[], proof: Proof): boolean {
  if (!required.includes(role)) return false
  const { method, hasFactor, isVouched } = proof
  if (method === 'choice') return false
  if (method === 'password') return !hasFactor
  return method === 'single-sign-on' ? !isVouched : !hasFactor && !isVouched
}
