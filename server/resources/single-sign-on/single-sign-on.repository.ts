import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { SingleSignOnRequestsTable } from '../../db/tables/people.ts'

/** Stores a sign-on attempt, and deletes expired ones. */
export async function insertSignOnRequest(
  db: Kysely<Database>,
  request: SingleSignOnRequestsTable,
  now: string,
): Promise<void> {
  await db.deleteFrom('single_sign_on_requests').where('expires_at', '<=', now).execute()
  await db.insertInto('single_sign_on_requests').values(request).execute()
}

/** Consumes a sign-on attempt: a second or concurrent call finds nothing. */
export const consumeSignOnRequest = (
  db: Kysely<Database>,
  stateHash: string,
  now: string,
): Promise<SingleSignOnRequestsTable | undefined> =>
  db
    .deleteFrom('single_sign_on_requests')
    .where('state_hash', '=', stateHash)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst()

/** The person that a provider's subject is linked to. */
export async function findIdentity(
  db: Kysely<Database>,
  issuer: string,
  subject: string,
): Promise<{ personId: string } | undefined> {
  return db
    .selectFrom('identities')
    .select('person_id as personId')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
}

/** Whether any provider's subject is linked to a person. */
export async function hasIdentity(db: Kysely<Database>, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('identities')
    .select('subject')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertIdentity(
  trx: Transaction<Database>,
  identity: { issuer: string; subject: string; personId: string; createdAt: string },
): Promise<void> {
  await trx
    .insertInto('identities')
    .values({
      issuer: identity.issuer,
      subject: identity.subject,
      person_id: identity.personId,
      created_at: identity.createdAt,
    })
    .execute()
}
