import type { Scorecard, Scores } from '#server/contracts/grading.ts'
import type { RubricDefinition } from '#server/contracts/rubrics.ts'
import { meansOfCard, propose, shownTotal } from '#server/domain/rubric/proposal.ts'

/** One criterion of a card, with the score before its owner saw the others. */
export type ComparedScore = {
  /** Undefined = not answered; null = unknown. */
  score: number | null | undefined
  /** The original score, when the revision differs from it; undefined otherwise. */
  original: number | null | undefined
  note: string | null
}

/** The effective scores of a card: the revision, if there is one. */
export const scoresOf = (card: Scorecard): Scores => card.revision?.scores ?? card.scores

export function comparedScore(card: Scorecard, criterion: string): ComparedScore {
  const [first, now] = [card.scores[criterion], scoresOf(card)[criterion]]
  const isRevised = card.revision !== null && first?.score !== now?.score
  return {
    score: now?.score,
    original: isRevised ? first?.score : undefined,
    note: now?.note ?? null,
  }
}

/** Counted cards first; the order within each group is kept. */
export const countedFirst = (cards: readonly Scorecard[]): Scorecard[] => [
  ...cards.filter((card) => card.isCounted),
  ...cards.filter((card) => !card.isCounted),
]

// Gates do not change the total, so the facts are irrelevant here.
const noFacts = {
  plannedFollowUps: null,
  hasDepartmentOwner: false,
  hasCampaignBudget: false,
  productStage: 'early',
} as const

/** The rounded total of one card; low and high when a score is unknown. */
export function totalOf(definition: RubricDefinition, card: Scorecard): { low: number; high: number } {
  const { low, high } = propose(definition, meansOfCard(definition, scoresOf(card)), noFacts)
  return { low: shownTotal(low.total), high: shownTotal(high.total) }
}
