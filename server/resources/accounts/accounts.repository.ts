import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'

/** The stored hash of a person's password, by the e-mail they sign in with. */
export const findAccount = (
  db: Kysely<Database>,
  email: string,
): Promise<{ personId: string; hash: string | null; disabledAt: string | null } | undefined> =>
  db
    .selectFrom('people')
    .leftJoin('passwords', 'passwords.person_id', 'people.id')
    .select(['people.id as personId', 'passwords.hash', 'people.disabled_at as disabledAt'])
    .where('people.email', '=', email)
    .executeTakeFirst()

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
