import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { ApiTokensTable } from '../../db/tables/people.ts'

export async function insertApiToken(trx: Transaction<Database>, token: ApiTokensTable): Promise<void> {
  await trx.insertInto('api_tokens').values(token).execute()
}

/** A person's tokens, also revoked and expired ones, newest first. */
export const listApiTokens = (db: Kysely<Database>, personId: string): Promise<ApiTokensTable[]> =>
  db
    .selectFrom('api_tokens')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** A valid token; undefined when it is unknown, revoked or expired. */
export const findActiveToken = (
  db: Kysely<Database>,
  tokenHash: string,
  now: string,
): Promise<ApiTokensTable | undefined> =>
  db
    .selectFrom('api_tokens')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()

/** Records a use. @param before written only when the last recorded use is older than this */
export async function recordTokenUse(
  db: Kysely<Database>,
  id: string,
  at: string,
  before: string,
): Promise<void> {
  await db
    .updateTable('api_tokens')
    .set({ last_used_at: at })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<=', before)]))
    .execute()
}

/** Revokes all valid tokens of a person. @returns the revoked tokens */
export const markTokensRevoked = (
  trx: Transaction<Database>,
  personId: string,
  at: string,
): Promise<Pick<ApiTokensTable, 'id' | 'name'>[]> =>
  trx
    .updateTable('api_tokens')
    .set({ revoked_at: at })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .returning(['id', 'name'])
    .execute()

/** One of a person's own tokens; undefined when it is not theirs or does not exist. */
export const findOwnToken = (
  trx: Transaction<Database>,
  personId: string,
  id: string,
): Promise<ApiTokensTable | undefined> =>
  trx
    .selectFrom('api_tokens')
    .selectAll()
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()

/** The row is kept for the names in the history. @returns whether it was valid before */
export async function markTokenRevoked(trx: Transaction<Database>, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('api_tokens')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
