import type { Kysely, Transaction } from 'kysely'
import type { ApiTokensTable, Database } from '../../db/tables.ts'

export async function insertApiToken(trx: Transaction<Database>, token: ApiTokensTable): Promise<void> {
  await trx.insertInto('api_tokens').values(token).execute()
}

/** One person's tokens, revoked and expired ones too, the latest made first. */
export const listApiTokens = (db: Kysely<Database>, personId: string): Promise<ApiTokensTable[]> =>
  db
    .selectFrom('api_tokens')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** A token that works now; undefined for one that is unknown, revoked or expired. */
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

/** Notes a use. @param before written only when the last one noted is older than this, or there is none */
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

/** Ends all of a person's tokens that still work. @returns those that did */
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

/** The row stays, so that history can name what a token did. @returns whether it still worked until now */
export async function markTokenRevoked(trx: Transaction<Database>, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('api_tokens')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
