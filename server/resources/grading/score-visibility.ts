/** Which scores of a round a reader may see: pure, so that all routes apply the same rule (RULES.md, Blindness). */
import type { Consensus, Grading, Proposal, Rater, Scorecard } from '../../contracts/grading.ts'
import type { RubricDefinition } from '../../contracts/rubrics.ts'
import { consensus, isCountedFunction } from '../../domain/rubric/consensus.ts'
import { means, propose } from '../../domain/rubric/proposal.ts'
import type { StoredCard } from './cards.repository.ts'
import type { Round } from './rounds.repository.ts'

/** All data that is computed from scores. */
export type ScoreResults = { cards: Scorecard[]; consensus: Consensus; proposal: Proposal }

/** Why a reader sees the scores of a round, or does not. */
export function scoreVisibilityOf(
  readerId: string,
  round: Round | undefined,
  cards: readonly StoredCard[],
  isRevealed: boolean,
): Grading['visibility'] {
  if (!round) return 'no-round'
  if (round.closedAt !== null) return 'round-closed'
  if (isRevealed) return 'revealed'
  const mine = cards.find(({ person }) => person.id === readerId)
  return mine?.submittedAt ? 'own-card-submitted' : 'blind'
}

/** A card with `isCounted`, for its owner and for readers who may see scores. */
export const toScorecard = (definition: RubricDefinition, card: StoredCard): Scorecard => ({
  ...card,
  isCounted: isCountedFunction(definition, card.jobFunction),
})

/** The participants, without scores. */
export const ratersOf = (cards: readonly StoredCard[]): Rater[] =>
  cards.map(({ person, submittedAt }) => ({ person, hasSubmitted: submittedAt !== null }))

/** The result of the submitted cards; drafts are private to their owners. */
export function scoreResultsOf(
  definition: RubricDefinition,
  cards: readonly StoredCard[],
  facts: Grading['facts'],
): ScoreResults {
  const submitted = cards
    .filter(({ submittedAt }) => submittedAt !== null)
    .map((card) => toScorecard(definition, card))
  const agreed = consensus(definition, submitted)
  return { cards: submitted, consensus: agreed, proposal: propose(definition, means(agreed), facts) }
}
