import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { SessionsTable } from '../../db/tables/people.ts'

/** Inserts a session, and deletes expired ones. */
export async function insertSession(db: Kysely<Database>, session: SessionsTable): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', session.created_at).execute()
  await db.insertInto('sessions').values(session).execute()
}

/** The open sessions of a person, last used first. */
export const listSessions = (db: Kysely<Database>, personId: string, now: string): Promise<SessionsTable[]> =>
  db
    .selectFrom('sessions')
    .selectAll()
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Records the use of a session and extends it, unless that was done since `before`. */
export async function touchSession(
  db: Kysely<Database>,
  id: string,
  seen: { at: string; expiresAt: string; before: string },
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: seen.at, expires_at: seen.expiresAt })
    .where('id', '=', id)
    .where('last_seen_at', '<', seen.before)
    .execute()
}

/** The distinct addresses of a person's sign-ins since an instant, by the history. */
export async function listSignInAddresses(
  db: Kysely<Database>,
  personId: string,
  since: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('activity')
    .select('address')
    .distinct()
    .where('entity_id', '=', personId)
    .where('noun', '=', 'session')
    .where('verb', '=', 'signed-in')
    .where('at', '>=', since)
    .where('address', 'is not', null)
    .execute()
  return rows.flatMap(({ address }) => address ?? [])
}

export const findSession = (db: Kysely<Database>, id: string): Promise<SessionsTable | undefined> =>
  db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst()

/** @returns whether the session exists */
export async function markAuthenticated(
  trx: Transaction<Database>,
  personId: string,
  id: string,
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('sessions')
    .set({ authenticated_at: at })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns whether it existed */
export async function removeSession(
  trx: Transaction<Database>,
  personId: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** @param exceptId the session to keep @returns the number of ended sessions */
export async function removeSessions(
  trx: Transaction<Database>,
  personId: string,
  exceptId?: string | null,
): Promise<number> {
  let ending = trx.deleteFrom('sessions').where('person_id', '=', personId)
  if (exceptId) ending = ending.where('id', '<>', exceptId)
  return Number((await ending.executeTakeFirst()).numDeletedRows)
}

/** @returns whether there were any */
export async function removeSessionsOfIdentity(
  trx: Transaction<Database>,
  identityId: string,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('sessions')
    .where('identity_id', '=', identityId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
