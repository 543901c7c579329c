import type { Scorecard, Scores } from '#server/contracts/grading.ts'
import type { RubricDefinition } from '#server/contracts/rubrics.ts'
import { meansOfCard, propose, shownTotal } from '#server/domain/rubric/proposal.ts'

/** What a card says of one criterion, with what it said before its owner saw the others. */
export type Cell = {
  /** Undefined = not answered; null = unknown. */
  score: number | null | undefined
  /** The first answer, when the revision differs from it; undefined otherwise. */
  original: number | null | undefined
  note: string | null
}

/** The scores that count of a card: the revision stands for it. */
export const scoresOf = (card: Scorecard): Scores => card.revision?.scores ?? card.scores

export function cellOf(card: Scorecard, criterion: string): Cell {
  const [first, now] = [card.scores[criterion], scoresOf(card)[criterion]]
  const isRevised = card.revision !== null && first?.score !== now?.score
  return {
    score: now?.score,
    original: isRevised ? first?.score : undefined,
    note: now?.note ?? null,
  }
}

/** Counted cards first, each group in its order. */
export const inOrder = (cards: readonly Scorecard[]): Scorecard[] => [
  ...cards.filter((card) => card.isCounted),
  ...cards.filter((card) => !card.isCounted),
]

// Gates do not touch a total, so any facts do.
const noFacts = {
  plannedFollowUps: null,
  hasDepartmentOwner: false,
  hasCampaignBudget: false,
  productStage: 'early',
} as const

/** The total of one card as people read it; both ends when something on it is unknown. */
export function totalOf(definition: RubricDefinition, card: Scorecard): { low: number; high: number } {
  const { low, high } = propose(definition, meansOfCard(definition, scoresOf(card)), noFacts)
  return { low: shownTotal(low.total), high: shownTotal(high.total) }
}
