import type { Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'

/** An open round, and whether one person may see its scores: they have submitted their card or revealed the others. */
export type OpenRound = {
  id: string
  featureId: string
  title: string
  rubricId: string
  areScoresVisible: boolean
}

/** Every open round of a feature that is not archived, the oldest first. */
export async function listOpenRounds(db: Kysely<Database>, readerId: string): Promise<OpenRound[]> {
  const rounds = await db
    .selectFrom('grading_rounds')
    .innerJoin('features', 'features.id', 'grading_rounds.feature_id')
    .select(['grading_rounds.id', 'grading_rounds.feature_id', 'grading_rounds.rubric_id', 'features.title'])
    .where('grading_rounds.closed_at', 'is', null)
    .where('features.is_archived', '=', 0)
    .select(({ exists, or, selectFrom }) => [
      or([
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
      ]).as('are_scores_visible'),
    ])
    .orderBy('grading_rounds.opened_at')
    .orderBy('grading_rounds.id')
    .execute()
  return rounds.map((round) => ({
    id: round.id,
    featureId: round.feature_id,
    title: round.title,
    rubricId: round.rubric_id,
    // A boolean on PostgreSQL, a number on SQLite.
    areScoresVisible: Boolean(round.are_scores_visible),
  }))
}

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
