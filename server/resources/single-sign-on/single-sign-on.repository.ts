import type { Kysely, Transaction } from 'kysely'
import type { Identity } from '../../contracts/identities.ts'
import { flag } from '../../db/portable.ts'
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
): Promise<{ id: string; personId: string; unlinkedAt: string | null } | undefined> {
  return db
    .selectFrom('identities')
    .select(['id', 'person_id as personId', 'unlinked_at as unlinkedAt'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
}

/** Whether any provider's subject is linked to a person, and was not unlinked. */
export async function hasIdentity(db: Kysely<Database>, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('identities')
    .select('subject')
    .where('person_id', '=', personId)
    .where('unlinked_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertIdentity(
  trx: Transaction<Database>,
  identity: Pick<Identity, 'id' | 'issuer' | 'subject' | 'createdAt'> & {
    personId: string
    hasSecondFactor: boolean
  },
): Promise<void> {
  await trx
    .insertInto('identities')
    .values({
      id: identity.id,
      issuer: identity.issuer,
      subject: identity.subject,
      person_id: identity.personId,
      created_at: identity.createdAt,
      has_second_factor: flag(identity.hasSecondFactor),
      unlinked_at: null,
    })
    .execute()
}

/** Records whether the last sign-on of an identity had a second factor. */
export async function setHasSecondFactor(
  trx: Transaction<Database>,
  id: string,
  hasSecondFactor: boolean,
): Promise<void> {
  await trx
    .updateTable('identities')
    .set({ has_second_factor: flag(hasSecondFactor) })
    .where('id', '=', id)
    .execute()
}

/** The identities of a person, also unlinked ones, oldest first. */
export const listIdentities = (db: Kysely<Database>, personId: string): Promise<Identity[]> =>
  db
    .selectFrom('identities')
    .select(['id', 'issuer', 'subject', 'created_at as createdAt', 'unlinked_at as unlinkedAt'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

/** @param at null links it again */
export async function setUnlinkedAt(
  trx: Transaction<Database>,
  id: string,
  at: string | null,
): Promise<void> {
  await trx.updateTable('identities').set({ unlinked_at: at }).where('id', '=', id).execute()
}
