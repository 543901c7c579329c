/** Checks whether the sessions and tokens of subscribers are still valid. */
import type { Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'

/** The current role of each person by valid session or token id; without disabled people. */
export async function findRoles(
  db: Kysely<Database>,
  credentials: { sessionIds: readonly string[]; tokenIds: readonly string[]; now: string },
): Promise<Map<string, string>> {
  const sessions = credentials.sessionIds.length
    ? await db
        .selectFrom('sessions')
        .innerJoin('people', 'people.id', 'sessions.person_id')
        .select(['sessions.id', 'people.role'])
        .where('sessions.id', 'in', credentials.sessionIds)
        .where('sessions.expires_at', '>', credentials.now)
        .where('people.disabled_at', 'is', null)
        .execute()
    : []
  const tokens = credentials.tokenIds.length
    ? await db
        .selectFrom('api_tokens')
        .innerJoin('people', 'people.id', 'api_tokens.person_id')
        .select(['api_tokens.id', 'people.role'])
        .where('api_tokens.id', 'in', credentials.tokenIds)
        .where('api_tokens.expires_at', '>', credentials.now)
        .where('api_tokens.revoked_at', 'is', null)
        .where('people.disabled_at', 'is', null)
        .execute()
    : []
  return new Map([...sessions, ...tokens].map(({ id, role }) => [id, role]))
}

/** The owners of API tokens. */
export async function findTokenOwners(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('api_tokens').select(['id', 'person_id']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, person_id }) => [id, person_id]))
}
