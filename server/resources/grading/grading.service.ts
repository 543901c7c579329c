import type { Kysely } from 'kysely'
import type { Decision, Grading } from '../../contracts/grading.ts'
import type { Person } from '../../contracts/people.ts'
import type { RubricDefinition } from '../../contracts/rubrics.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { featureById } from '../features/features.service.ts'
import { currentRubric, rubricById } from '../rubrics/rubrics.service.ts'
import { listAnchors, listNearest } from './anchors.repository.ts'
import { listCards, removeCard, type StoredCard } from './cards.repository.ts'
import { listDecisions } from './decisions.repository.ts'
import { factsOf, lockRound } from './round.service.ts'
import { findLatestRound, hasRevealed, insertReveal } from './rounds.repository.ts'
import {
  scoreResultsOf,
  type ScoreResults,
  ratersOf,
  scoreVisibilityOf,
  toScorecard,
} from './score-visibility.ts'

type Seen = {
  visibility: Grading['visibility']
  definition: RubricDefinition
  cards: StoredCard[]
  facts: Grading['facts']
  decided: Decision | undefined
}

/** The scores that a reader may see; those of a closed round come from the decision's snapshot. */
function numbersSeen({ visibility, definition, cards, facts, decided }: Seen): ScoreResults | null {
  switch (visibility) {
    case 'no-round':
    case 'blind':
      return null
    case 'round-closed':
      return decided ?? null
    case 'own-card-submitted':
    case 'revealed':
      return scoreResultsOf(definition, cards, facts)
  }
}

/**
 * The grading of a feature, limited to what this reader may see (RULES.md, Blindness).
 * @throws Refusal not-found
 */
export async function gradingFor(
  db: Kysely<Database>,
  readerId: string,
  featureId: string,
): Promise<Grading> {
  const feature = await featureById(db, featureId)
  const round = await findLatestRound(db, featureId)
  const { id: rubricId, definition } = round ? await rubricById(db, round.rubricId) : await currentRubric(db)
  const cards = round ? await listCards(db, round.id) : []
  const decisions = await listDecisions(db, featureId)
  const visibility = scoreVisibilityOf(
    readerId,
    round,
    cards,
    round !== undefined && (await hasRevealed(db, round.id, readerId)),
  )
  const facts = factsOf(feature)
  const decided = decisions.find(({ roundNumber }) => roundNumber === round?.number)
  const numbers = numbersSeen({ visibility, definition, cards, facts, decided })
  const mine = cards.find(({ person }) => person.id === readerId)
  return {
    featureId,
    rubricId,
    round: round ?? null,
    visibility,
    facts,
    raters: ratersOf(cards),
    mine: mine ? toScorecard(definition, mine) : null,
    cards: numbers?.cards ?? null,
    consensus: numbers?.consensus ?? null,
    proposal: numbers?.proposal ?? null,
    decisions,
    anchors: await listAnchors(
      db,
      definition.criteria.map(({ id }) => id),
      featureId,
    ),
    nearest: numbers && (await listNearest(db, numbers.proposal.low.total, featureId)),
  }
}

/** Decided features near a given total, for the proposal from the reader's own card. @throws Refusal not-found */
export async function nearestTo(
  db: Kysely<Database>,
  featureId: string,
  total: number,
): Promise<{ items: NonNullable<Grading['nearest']> }> {
  await featureById(db, featureId)
  return { items: await listNearest(db, total, featureId) }
}

/**
 * Reveals the scores of the open round to a person who does not score, ends their right to score in it and removes their
 * draft. Does nothing without an open round. Idempotent.
 * @throws Refusal card-already-submitted, feature-archived, not-found
 */
export async function revealGrading(deps: Deps, by: Person, featureId: string): Promise<Grading> {
  return deps.db.transaction().execute(async (trx) => {
    const { feature, open, cards, visibility } = await lockRound(trx, featureId, by.id)
    if (open && visibility === 'own-card-submitted') throw refuse('card-already-submitted')
    if (open && visibility === 'blind') {
      const draft = cards.find(({ person }) => person.id === by.id)
      if (draft) await removeCard(trx, draft.id)
      await insertReveal(trx, open.id, by.id, deps.now())
      await recordEvents(trx, deps, by.id, [
        { noun: 'feature', entity: { id: feature.id, title: feature.title }, verb: 'scores-revealed' },
      ])
    }
    return gradingFor(trx, by.id, featureId)
  })
}
