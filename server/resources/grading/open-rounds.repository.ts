import type { Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'
import { cardsOfRounds, type StoredCard } from './cards.repository.ts'

/** An open round, with its state for one person. */
export type OpenRound = {
  id: string
  featureId: string
  title: string
  rubricId: string
  cards: StoredCard[]
  isRevealedToReader: boolean
}

/** Every open round of a feature that is not archived, the oldest first, in three queries. */
export async function listOpenRounds(db: Kysely<Database>, readerId: string): Promise<OpenRound[]> {
  const rounds = await db
    .selectFrom('grading_rounds')
    .innerJoin('features', 'features.id', 'grading_rounds.feature_id')
    .select(['grading_rounds.id', 'grading_rounds.feature_id', 'grading_rounds.rubric_id', 'features.title'])
    .where('grading_rounds.closed_at', 'is', null)
    .where('features.is_archived', '=', 0)
    .orderBy('grading_rounds.opened_at')
    .orderBy('grading_rounds.id')
    .execute()
  const ids = rounds.map(({ id }) => id)
  if (ids.length === 0) return []
  const cards = await cardsOfRounds(db, ids)
  const revealed = await db
    .selectFrom('reveals')
    .select('round_id')
    .where('round_id', 'in', ids)
    .where('person_id', '=', readerId)
    .execute()
  const revealedIds = new Set(revealed.map(({ round_id }) => round_id))
  return rounds.map((round) => ({
    id: round.id,
    featureId: round.feature_id,
    title: round.title,
    rubricId: round.rubric_id,
    cards: cards.get(round.id) ?? [],
    isRevealedToReader: revealedIds.has(round.id),
  }))
}
