import type { Kysely } from 'kysely'
import type { Database, SessionsTable } from '../../db/tables.ts'

/** Begins a session, and sweeps away those that ended. */
export async function insertSession(db: Kysely<Database>, session: SessionsTable): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', session.created_at).execute()
  await db.insertInto('sessions').values(session).execute()
}

export async function removeSession(db: Kysely<Database>, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}
