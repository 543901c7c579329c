import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'

/** The account data that signing in needs. */
export type Account = {
  personId: string
  name: string
  hash: string | null
  /** When the password was set; rehashing with another cost does not change it. */
  changedAt: string | null
  disabledAt: string | null
}

/** The stored hash of a person's password, by the e-mail they sign in with. */
export const findAccount = (db: Kysely<Database>, email: string): Promise<Account | undefined> =>
  db
    .selectFrom('people')
    .leftJoin('passwords', 'passwords.person_id', 'people.id')
    .select(['people.id as personId', 'people.name', 'people.disabled_at as disabledAt'])
    .select(['passwords.hash', 'passwords.changed_at as changedAt'])
    .where('people.email', '=', email)
    .executeTakeFirst()

/** The stored password hash of a person, if any. */
export async function findPasswordHash(db: Kysely<Database>, personId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('passwords')
    .select('hash')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.hash
}

export async function putPassword(
  trx: Transaction<Database>,
  personId: string,
  hash: string,
  at: string,
): Promise<void> {
  await trx
    .insertInto('passwords')
    .values({ person_id: personId, hash, changed_at: at })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ hash, changed_at: at }))
    .execute()
}

/** Replaces a hash by a new hash of the same password, unless the password was changed meanwhile. */
export async function renewHash(
  db: Kysely<Database>,
  personId: string,
  hashes: { before: string; after: string },
): Promise<void> {
  await db
    .updateTable('passwords')
    .set({ hash: hashes.after })
    .where('person_id', '=', personId)
    .where('hash', '=', hashes.before)
    .execute()
}

/** Whether an administrator may sign in. @param byPassword whether only those with a password count */
export async function hasAdministrator(db: Kysely<Database>, byPassword: boolean): Promise<boolean> {
  let query = db
    .selectFrom('people')
    .select('people.id')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
  if (byPassword) query = query.innerJoin('passwords', 'passwords.person_id', 'people.id')
  return (await query.limit(1).executeTakeFirst()) !== undefined
}
