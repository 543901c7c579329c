/** The people named on confidential features and launches, in addition to their owners. */
import type { Kysely, Transaction } from 'kysely'
import type { PersonRef } from '../../contracts/primitives.ts'
import type { Database } from '../../db/tables.ts'

/** Entity types that can be confidential. */
export type ConfidentialNoun = 'feature' | 'launch'

/** The people named on an entity, by name. */
export async function listNamedPeople(
  db: Kysely<Database>,
  noun: ConfidentialNoun,
  id: string,
): Promise<PersonRef[]> {
  const named =
    noun === 'feature'
      ? db.selectFrom('feature_named_people').select('person_id').where('feature_id', '=', id)
      : db.selectFrom('launch_named_people').select('person_id').where('launch_id', '=', id)
  return db
    .selectFrom('people')
    .select(['people.id', 'people.name'])
    .where('people.id', 'in', named)
    .orderBy('people.name')
    .orderBy('people.id')
    .execute()
}

/** Names one more person. Idempotent. */
export async function insertNamedPerson(
  trx: Transaction<Database>,
  noun: ConfidentialNoun,
  id: string,
  personId: string,
): Promise<void> {
  if (noun === 'feature') {
    await trx
      .insertInto('feature_named_people')
      .values({ feature_id: id, person_id: personId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  } else {
    await trx
      .insertInto('launch_named_people')
      .values({ launch_id: id, person_id: personId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

export async function removeNamedPerson(
  trx: Transaction<Database>,
  noun: ConfidentialNoun,
  id: string,
  personId: string,
): Promise<void> {
  const removal =
    noun === 'feature'
      ? trx.deleteFrom('feature_named_people').where('feature_id', '=', id)
      : trx.deleteFrom('launch_named_people').where('launch_id', '=', id)
  await removal.where('person_id', '=', personId).execute()
}
