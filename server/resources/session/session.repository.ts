import type { Kysely, Transaction } from 'kysely'
import type { Database, SessionsTable } from '../../db/tables.ts'

/** Begins a session, and sweeps away those that ended. */
export async function insertSession(db: Kysely<Database>, session: SessionsTable): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', session.created_at).execute()
  await db.insertInto('sessions').values(session).execute()
}

/** Sessions of one person that have not ended, the latest used first. */
export const listSessions = (db: Kysely<Database>, personId: string, now: string): Promise<SessionsTable[]> =>
  db
    .selectFrom('sessions')
    .selectAll()
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Notes that a session is in use and moves its end. */
export async function touchSession(
  db: Kysely<Database>,
  id: string,
  seen: { at: string; expiresAt: string },
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: seen.at, expires_at: seen.expiresAt })
    .where('id', '=', id)
    .execute()
}

/** @returns whether there was one */
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

/** @param exceptId the session that goes on @returns how many ended */
export async function removeSessions(
  trx: Transaction<Database>,
  personId: string,
  exceptId?: string | null,
): Promise<number> {
  let ending = trx.deleteFrom('sessions').where('person_id', '=', personId)
  if (exceptId) ending = ending.where('id', '<>', exceptId)
  return Number((await ending.executeTakeFirst()).numDeletedRows)
}
