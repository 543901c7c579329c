import type { Transaction } from 'kysely'
import type { Person } from '../../contracts/people.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { markTokensRevoked } from './api-tokens.repository.ts'

/** Ends all tokens of a person for good: when they are disabled, and when a lost password is set anew. */
export async function endTokensIn(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  personId: string,
): Promise<void> {
  const ended = await markTokensRevoked(trx, personId, deps.now())
  await recordEvents(
    trx,
    deps,
    by.id,
    ended.map(({ id, name }) => ({ noun: 'api-token', entity: { id, title: name }, verb: 'revoked' })),
  )
}
