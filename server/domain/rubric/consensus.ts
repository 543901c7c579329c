import type { Consensus, CriterionConsensus } from '../../contracts/grading.ts'
import type { JobFunction } from '../../contracts/lists.ts'
import type { Criterion, RubricDefinition } from '../../contracts/rubrics.ts'

/** criterion id → score; null or absent = unknown. A contract's `Scores` fits. */
export type CardScores = Readonly<Record<string, { readonly score: number | null }>>

/** The part of a submitted card that the mean needs. A contract's `Scorecard` fits. */
export type SubmittedCard = {
  readonly jobFunction: JobFunction | null
  readonly scores: CardScores
  readonly revision: { readonly scores: CardScores } | null
}

/** The score on a card; null when its owner answered "unknown" or not at all. */
export const scoreOn = (scores: CardScores, criterion: string): number | null =>
  scores[criterion]?.score ?? null

/** Whether a card's scores enter the mean (`rubric.countedFunctions`; RULES.md, The mean). */
export const isCountedFunction = (definition: RubricDefinition, jobFunction: JobFunction | null): boolean =>
  jobFunction !== null && definition.countedFunctions.includes(jobFunction)

/**
 * The mean and spread of the counted people's scores per criterion, in the rubric's order. Unknown is left out, never
 * counted as 0; a revision replaces its card (RULES.md, The mean).
 * @param cards submitted cards only; drafts must not reach this function
 */
export function consensus(definition: RubricDefinition, cards: readonly SubmittedCard[]): Consensus {
  const counted = cards
    .filter((card) => isCountedFunction(definition, card.jobFunction))
    .map((card) => card.revision?.scores ?? card.scores)
  return {
    criteria: definition.criteria.map((criterion) => overCards(criterion, counted, definition.discussSpread)),
    countedCards: counted.length,
  }
}

/** The ids of the criteria that raters should discuss. @param cards submitted cards only, as above */
export const criteriaToDiscuss = (definition: RubricDefinition, cards: readonly SubmittedCard[]): string[] =>
  consensus(definition, cards)
    .criteria.filter(({ isToDiscuss }) => isToDiscuss)
    .map(({ criterion }) => criterion)

function overCards(
  criterion: Criterion,
  cards: readonly CardScores[],
  discussSpread: number,
): CriterionConsensus {
  const known = cards.map((scores) => scoreOn(scores, criterion.id)).filter((score) => score !== null)
  const sum = known.reduce((total, score) => total + score, 0)
  const spread = known.length < 2 ? null : Math.max(...known) - Math.min(...known)
  return {
    criterion: criterion.id,
    mean: known.length === 0 ? null : sum / known.length,
    spread,
    isToDiscuss: spread !== null && spread >= discussSpread,
    knownCount: known.length,
    unknownCount: cards.length - known.length,
  }
}
