import type { TokenScope } from '../../contracts/lists.ts'
import type { Action } from './actions.ts'

/** Actions that no token may do: only a person in the browser changes their own account. */
const neverByToken: readonly Action[] = ['account.change-own', 'personal-data.read']

/**
 * Whether a token's scope allows an action; its owner's role is checked as well.
 * @param isReading whether the request only reads
 */
export function scopeAllows(scope: TokenScope, action: Action, isReading: boolean): boolean {
  if (neverByToken.includes(action)) return false
  if (scope === 'write') return true
  if (scope === 'read') return isReading
  return action === 'prd.attach' || (isReading && action === 'feature.read')
}
