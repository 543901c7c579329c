/** Grading rounds and their reveals. */
import type { Kysely, Transaction } from 'kysely'
import type { Grading } from '../../contracts/grading.ts'
import { flag } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'

export type Round = NonNullable<Grading['round']>

/**
 * Locks the grading of a feature until the transaction ends, so that two first cards or two decisions run one after the
 * other. A write without a change is a lock that both databases have.
 */
export async function lockFeature(trx: Transaction<Database>, featureId: string): Promise<void> {
  await trx
    .updateTable('features')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('id', '=', featureId)
    .execute()
}

/** The open round, else the last closed one. */
export async function findLatestRound(db: Kysely<Database>, featureId: string): Promise<Round | undefined> {
  const row = await db
    .selectFrom('grading_rounds')
    .innerJoin('rubrics', 'rubrics.id', 'grading_rounds.rubric_id')
    .selectAll('grading_rounds')
    .select('rubrics.version as rubric_version')
    .where('feature_id', '=', featureId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      number: row.number,
      rubricId: row.rubric_id,
      rubricVersion: row.rubric_version,
      openedAt: row.opened_at,
      closedAt: row.closed_at,
    }
  )
}

export async function insertRound(
  trx: Transaction<Database>,
  featureId: string,
  round: Omit<Round, 'rubricVersion'>,
): Promise<void> {
  await trx
    .insertInto('grading_rounds')
    .values({
      id: round.id,
      feature_id: featureId,
      number: round.number,
      rubric_id: round.rubricId,
      opened_at: round.openedAt,
      closed_at: round.closedAt,
      is_to_discuss: flag(false),
    })
    .execute()
}

export async function closeRound(trx: Transaction<Database>, id: string, at: string): Promise<void> {
  await trx.updateTable('grading_rounds').set({ closed_at: at }).where('id', '=', id).execute()
}

/** Stores whether the scores of a round differ widely. */
export async function markToDiscuss(
  trx: Transaction<Database>,
  id: string,
  isToDiscuss: boolean,
): Promise<void> {
  await trx
    .updateTable('grading_rounds')
    .set({ is_to_discuss: flag(isToDiscuss) })
    .where('id', '=', id)
    .execute()
}

export async function hasRevealed(db: Kysely<Database>, roundId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('reveals')
    .select('person_id')
    .where('round_id', '=', roundId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertReveal(
  trx: Transaction<Database>,
  roundId: string,
  personId: string,
  at: string,
): Promise<void> {
  const featureOfRound = trx.selectFrom('grading_rounds').select('feature_id').where('id', '=', roundId)
  await trx
    .insertInto('reveals')
    .values({ feature_id: featureOfRound, round_id: roundId, person_id: personId, revealed_at: at })
    .execute()
}
