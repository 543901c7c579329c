import type { Kysely } from 'kysely'
import type { Person } from '../../contracts/people.ts'
import type { Database, SessionsTable } from '../../db/tables.ts'

/** Who a session belongs to, unless it has ended. One query, since every request asks it. */
export async function findSessionPerson(
  db: Kysely<Database>,
  tokenHash: string,
  now: string,
): Promise<Person | undefined> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .selectAll('people')
    .where('sessions.token_hash', '=', tokenHash)
    .where('sessions.expires_at', '>', now)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      name: row.name,
      email: row.email,
      role: row.role as Person['role'],
      jobFunction: row.job_function as Person['jobFunction'],
      isDepartmentLead: row.is_department_lead === 1,
      language: row.language as Person['language'],
      version: row.version,
      createdAt: row.created_at,
    }
  )
}

/** Begins a session, and sweeps away those that ended. */
export async function insertSession(db: Kysely<Database>, session: SessionsTable): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', session.created_at).execute()
  await db.insertInto('sessions').values(session).execute()
}

export async function removeSession(db: Kysely<Database>, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}
