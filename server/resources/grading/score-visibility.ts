/** Who may see what of a round: pure, so that every route cuts alike (RULES.md, Blindness). */
import type { Consensus, Grading, Proposal, Rater, Scorecard } from '../../contracts/grading.ts'
import type { RubricDefinition } from '../../contracts/rubrics.ts'
import { consensus, isCountedFunction } from '../../domain/rubric/consensus.ts'
import { means, propose } from '../../domain/rubric/proposal.ts'
import type { StoredCard } from './cards.repository.ts'
import type { Round } from './rounds.repository.ts'

/** Everything that is made from scores. */
export type ScoreResults = { cards: Scorecard[]; consensus: Consensus; proposal: Proposal }

/** Why a reader sees the numbers of a round, or does not. */
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

/** A card with whether it counts, as its owner or those who may see scores read it. */
export const toScorecard = (definition: RubricDefinition, card: StoredCard): Scorecard => ({
  ...card,
  isCounted: isCountedFunction(definition, card.jobFunction),
})

/** Who takes part, without any number. */
export const ratersOf = (cards: readonly StoredCard[]): Rater[] =>
  cards.map(({ person, submittedAt }) => ({ person, hasSubmitted: submittedAt !== null }))

/** What the submitted cards say together; drafts are nobody's business but their owners'. */
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
