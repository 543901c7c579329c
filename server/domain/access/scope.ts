import type { TokenScope } from '../../contracts/lists.ts'
import type { Action } from './actions.ts'

/** What no program does: only a person in the pages changes how they get in. */
const neverByToken: readonly Action[] = ['account.change-own', 'personal-data.read']

/**
 * Whether a token of this scope reaches an action at all; its owner's role decides the rest.
 * @param isReading whether the request only reads
 */
export function scopeAllows(scope: TokenScope, action: Action, isReading: boolean): boolean {
  if (neverByToken.includes(action)) return false
  if (scope === 'write') return true
  if (scope === 'read') return isReading
  return action === 'prd.attach' || (isReading && action === 'feature.read')
}
