/** Which sessions and tokens must prove a second factor before they reach anything. */
import type { Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { lacksRequiredFactor } from '../../domain/access/required-factor.ts'
import {
  findSessionProofs,
  findTokenProofs,
  getRequiredRoles,
  type ProvenRole,
  readRoles,
} from './required-factor.repository.ts'

type Credentials = Readonly<{ sessionIds?: readonly string[]; tokenIds?: readonly string[] }>
type Given = Readonly<{ config: Deps['config']; db: Kysely<Database> }>

/**
 * The ids of the sessions and tokens that lack a required second factor.
 * @param stored the roles that must have one, when they are already read
 */
export async function lackingFactor(
  { config, db }: Given,
  { sessionIds = [], tokenIds = [] }: Credentials,
  stored?: string,
): Promise<ReadonlySet<string>> {
  const required = stored === undefined ? await getRequiredRoles(db) : readRoles(stored)
  if (required.length === 0) return new Set()
  const isTrusted = config.singleSignOn?.hasSecondFactor ?? false
  const proofs: ProvenRole[] = [
    ...(await findSessionProofs(db, sessionIds, isTrusted)),
    ...(await findTokenProofs(db, tokenIds, isTrusted)),
  ]
  const lacking = proofs.filter(({ role, proof }) => lacksRequiredFactor(role, required, proof))
  return new Set(lacking.map(({ id }) => id))
}
