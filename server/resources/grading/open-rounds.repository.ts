import type { Kysely } from 'kysely'
import { countRows } from '../../db/page.ts'
import { flag } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'

type OpenRound = { id: string; featureId: string; title: string; rubricId: string }

/** Open rounds of features that are not archived. @param areScoresVisible to this reader, by their card or reveal */
const openRounds = (db: Kysely<Database>, readerId: string, areScoresVisible: boolean) =>
  db
    .selectFrom('grading_rounds')
    .innerJoin('features', 'features.id', 'grading_rounds.feature_id')
    .where('grading_rounds.closed_at', 'is', null)
    .where('features.is_archived', '=', 0)
    .where(({ exists, not, or, selectFrom }) => {
      const areVisible = or([
        exists(
          selectFrom('scorecards')
            .select('scorecards.id')
            .whereRef('scorecards.round_id', '=', 'grading_rounds.id')
            .where('scorecards.person_id', '=', readerId)
            .where('scorecards.submitted_at', 'is not', null),
        ),
        exists(
          selectFrom('reveals')
            .select('reveals.round_id')
            .whereRef('reveals.round_id', '=', 'grading_rounds.id')
            .where('reveals.person_id', '=', readerId),
        ),
      ])
      return areScoresVisible ? areVisible : not(areVisible)
    })

/** The oldest rounds of a query, with the total. */
async function oldest(
  rounds: ReturnType<typeof openRounds>,
  limit: number,
): Promise<{ items: OpenRound[]; total: number }> {
  const items = await rounds
    .select([
      'grading_rounds.id',
      'grading_rounds.feature_id as featureId',
      'grading_rounds.rubric_id as rubricId',
      'features.title',
    ])
    .orderBy('grading_rounds.opened_at')
    .orderBy('grading_rounds.id')
    .limit(limit)
    .execute()
  return { items, total: items.length < limit ? items.length : await countRows(rounds) }
}

/** The oldest open rounds without a card of this reader, with the total. */
export const listRoundsToScore = (db: Kysely<Database>, readerId: string, limit: number) =>
  oldest(openRounds(db, readerId, false), limit)

/** The oldest open rounds whose scores this reader may see and differ widely, with the total. */
export const listRoundsToDiscuss = (db: Kysely<Database>, readerId: string, limit: number) =>
  oldest(openRounds(db, readerId, true).where('grading_rounds.is_to_discuss', '=', flag(true)), limit)

/** The number of cards of each of these rounds, including drafts. */
export async function countCards(
  db: Kysely<Database>,
  roundIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (roundIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('scorecards')
    .select(({ fn }) => ['scorecards.round_id', fn.countAll<number>().as('cards')])
    .where('scorecards.round_id', 'in', [...roundIds])
    .groupBy('scorecards.round_id')
    .execute()
  return new Map(rows.map(({ round_id, cards }) => [round_id, cards]))
}
