/** Who is named on a confidential feature or launch, beside its owners. */
import type { Kysely, Transaction } from 'kysely'
import type { PersonRef } from '../../contracts/primitives.ts'
import type { Database } from '../../db/tables.ts'

/** What can be confidential. */
export type ConfidableNoun = 'feature' | 'launch'

/** The people named on a thing, by name. */
export async function listConfidants(
  db: Kysely<Database>,
  noun: ConfidableNoun,
  id: string,
): Promise<PersonRef[]> {
  const named =
    noun === 'feature'
      ? db.selectFrom('feature_confidants').select('person_id').where('feature_id', '=', id)
      : db.selectFrom('launch_confidants').select('person_id').where('launch_id', '=', id)
  return db
    .selectFrom('people')
    .select(['people.id', 'people.name'])
    .where('people.id', 'in', named)
    .orderBy('people.name')
    .orderBy('people.id')
    .execute()
}

/** Names one more person; may be repeated. */
export async function insertConfidant(
  trx: Transaction<Database>,
  noun: ConfidableNoun,
  id: string,
  personId: string,
): Promise<void> {
  if (noun === 'feature') {
    await trx
      .insertInto('feature_confidants')
      .values({ feature_id: id, person_id: personId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  } else {
    await trx
      .insertInto('launch_confidants')
      .values({ launch_id: id, person_id: personId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

export async function removeConfidant(
  trx: Transaction<Database>,
  noun: ConfidableNoun,
  id: string,
  personId: string,
): Promise<void> {
  const removal =
    noun === 'feature'
      ? trx.deleteFrom('feature_confidants').where('feature_id', '=', id)
      : trx.deleteFrom('launch_confidants').where('launch_id', '=', id)
  await removal.where('person_id', '=', personId).execute()
}
