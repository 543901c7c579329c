/** Scorecards including drafts: callers must limit the result to what the reader may see. */
import type { Kysely, Transaction } from 'kysely'
import { type Scorecard, Scores } from '../../contracts/grading.ts'
import type { Database } from '../../db/tables.ts'
import type { ScorecardsTable } from '../../db/tables/grading.ts'

/** A card without `isCounted`, which depends on the rubric. */
export type StoredCard = Omit<Scorecard, 'isCounted'>

const readScores = (stored: string): Scores => Scores.parse(JSON.parse(stored))

const toCard = (row: ScorecardsTable & { person_name: string }): StoredCard => ({
  id: row.id,
  person: { id: row.person_id, name: row.person_name },
  jobFunction: row.job_function as Scorecard['jobFunction'],
  scores: readScores(row.scores),
  submittedAt: row.submitted_at,
  revision:
    row.revised_scores === null || row.revised_at === null
      ? null
      : { scores: readScores(row.revised_scores), revisedAt: row.revised_at },
  version: row.version,
})

/** Every card of a round by the names of their owners, including drafts. */
export async function listCards(db: Kysely<Database>, roundId: string): Promise<StoredCard[]> {
  const rows = await db
    .selectFrom('scorecards')
    .innerJoin('people', 'people.id', 'scorecards.person_id')
    .selectAll('scorecards')
    .select('people.name as person_name')
    .where('round_id', '=', roundId)
    .orderBy('people.name')
    .orderBy('people.id')
    .execute()
  return rows.map(toCard)
}

/** Upserts a card. */
export async function writeCard(
  trx: Transaction<Database>,
  roundId: string,
  card: StoredCard,
): Promise<void> {
  const row: Omit<ScorecardsTable, 'feature_id'> = {
    id: card.id,
    round_id: roundId,
    person_id: card.person.id,
    job_function: card.jobFunction,
    scores: JSON.stringify(card.scores),
    submitted_at: card.submittedAt,
    revised_scores: card.revision && JSON.stringify(card.revision.scores),
    revised_at: card.revision && card.revision.revisedAt,
    version: card.version,
  }
  const featureOfRound = trx.selectFrom('grading_rounds').select('feature_id').where('id', '=', roundId)
  await trx
    .insertInto('scorecards')
    .values({ ...row, feature_id: featureOfRound })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export async function removeCard(trx: Transaction<Database>, id: string): Promise<void> {
  await trx.deleteFrom('scorecards').where('id', '=', id).execute()
}

/** The cards of several rounds in one query by round, including drafts. */
export async function cardsOfRounds(
  db: Kysely<Database>,
  roundIds: readonly string[],
): Promise<Map<string, StoredCard[]>> {
  if (roundIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('scorecards')
    .innerJoin('people', 'people.id', 'scorecards.person_id')
    .selectAll('scorecards')
    .select('people.name as person_name')
    .where('round_id', 'in', [...roundIds])
    .orderBy('people.name')
    .orderBy('people.id')
    .execute()
  const byRound = new Map<string, StoredCard[]>()
  for (const row of rows) {
    const cards = byRound.get(row.round_id)
    if (cards) cards.push(toCard(row))
    else byRound.set(row.round_id, [toCard(row)])
  }
  return byRound
}
