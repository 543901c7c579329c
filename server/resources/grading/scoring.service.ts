/** One's own scorecard: draft, submission, revision (RULES.md, Blindness). */
import type { Transaction } from 'kysely'
import type { Scorecard, ScorecardDraft, Scores } from '../../contracts/grading.ts'
import type { Person } from '../../contracts/people.ts'
import type { RubricDefinition } from '../../contracts/rubrics.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
import { criteriaToDiscuss } from '../../domain/rubric/consensus.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { type StoredCard, writeCard } from './cards.repository.ts'
import { type LockedRound, lockRound } from './round.service.ts'
import { insertRound, markToDiscuss } from './rounds.repository.ts'
import { toScorecard } from './score-visibility.ts'

const cardOf = (person: Person, cards: readonly StoredCard[]): StoredCard | undefined =>
  cards.find((card) => card.person.id === person.id)

/** @throws Refusal version-required, stale-version; the version of a missing card is stale too */
function requireSeen(card: StoredCard | undefined, seen: number | undefined): void {
  if (card && seen === undefined) throw refuse('version-required')
  if (seen !== card?.version) throw refuse('stale-version', { params: { current: card?.version ?? 0 } })
}

function requireKnownCriteria(definition: RubricDefinition, scores: Scores): void {
  const errors = Object.keys(scores)
    .filter((id) => !definition.criteria.some((criterion) => criterion.id === id))
    .map((id) => ({ path: `scores.${id}`, code: 'unknown-criterion' }))
  if (errors.length > 0) throw refuse('invalid-input', { errors })
}

/** "Unknown" counts as answered. */
function requireComplete(definition: RubricDefinition, scores: Scores): void {
  const errors = definition.criteria
    .filter(({ id }) => !Object.hasOwn(scores, id))
    .map(({ id }) => ({ path: `scores.${id}`, code: 'required' }))
  if (errors.length > 0) throw refuse('card-incomplete', { errors })
}

const tell = (trx: Transaction<Database>, deps: Deps, by: Person, { feature }: LockedRound, verb: string) =>
  recordEvents(trx, deps, by.id, [
    { noun: 'feature', entity: { id: feature.id, title: feature.title }, verb },
  ])

/** Writes a submitted card, and whether the scores of its round now differ widely. */
async function writeSubmitted(
  trx: Transaction<Database>,
  roundId: string,
  { cards, rubric }: LockedRound,
  card: StoredCard,
): Promise<void> {
  const submitted = cards.filter(({ id, submittedAt }) => id !== card.id && submittedAt !== null)
  await writeCard(trx, roundId, card)
  await markToDiscuss(trx, roundId, criteriaToDiscuss(rubric.definition, [...submitted, card]).length > 0)
}

/** The id of the open round; opens one with the current rubric when there is none. */
async function openedRound(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  held: LockedRound,
): Promise<string> {
  if (held.open) return held.open.id
  const id = deps.newId()
  await insertRound(trx, held.feature.id, {
    id,
    number: held.nextNumber,
    rubricId: held.rubric.id,
    openedAt: deps.now(),
    closedAt: null,
  })
  await tell(trx, deps, by, held, 'round-opened')
  return id
}

/**
 * Saves the draft of one's own card; the first card opens the round.
 * @param seen the last read version; absent for one's first card of the round
 * @throws Refusal card-already-submitted, revealed-cannot-score, feature-archived, invalid-input, version-required, stale-version
 */
export async function saveMyCard(
  deps: Deps,
  by: Person,
  featureId: string,
  seen: number | undefined,
  { scores }: ScorecardDraft,
): Promise<Scorecard> {
  return deps.db.transaction().execute(async (trx) => {
    const held = await lockRound(trx, featureId, by.id)
    const before = cardOf(by, held.cards)
    if (before?.submittedAt) throw refuse('card-already-submitted')
    if (held.visibility === 'revealed') throw refuse('revealed-cannot-score')
    requireSeen(before, seen)
    requireKnownCriteria(held.rubric.definition, scores)
    const card: StoredCard = {
      id: before?.id ?? deps.newId(),
      person: { id: by.id, name: by.name },
      jobFunction: by.jobFunction,
      scores,
      submittedAt: null,
      revision: null,
      version: (before?.version ?? 0) + 1,
    }
    await writeCard(trx, await openedRound(trx, deps, by, held), card)
    return toScorecard(held.rubric.definition, card)
  })
}

/**
 * Submits one's own card permanently, with the owner's current job function. Idempotent.
 * @throws Refusal card-incomplete by field, not-found without a card in an open round, version-required, stale-version, feature-archived
 */
export async function submitMyCard(
  deps: Deps,
  by: Person,
  featureId: string,
  seen: number | undefined,
): Promise<Scorecard> {
  return deps.db.transaction().execute(async (trx) => {
    const held = await lockRound(trx, featureId, by.id)
    const before = cardOf(by, held.cards)
    if (!held.open || !before) throw refuse('not-found', { params: { noun: 'scorecard' } })
    const { definition } = held.rubric
    if (before.submittedAt) return toScorecard(definition, before)
    requireSeen(before, seen)
    requireComplete(definition, before.scores)
    const card = {
      ...before,
      jobFunction: by.jobFunction,
      submittedAt: deps.now(),
      version: before.version + 1,
    }
    await writeSubmitted(trx, held.open.id, held, card)
    await tell(trx, deps, by, held, 'scorecard-submitted')
    return toScorecard(definition, card)
  })
}

/**
 * Revises one's submitted card while the round is open. The original is kept, because its owner has seen other scores.
 * @throws Refusal no-submitted-card, card-incomplete, invalid-input, version-required, stale-version, feature-archived
 */
export async function reviseMyCard(
  deps: Deps,
  by: Person,
  featureId: string,
  seen: number | undefined,
  { scores }: ScorecardDraft,
): Promise<Scorecard> {
  return deps.db.transaction().execute(async (trx) => {
    const held = await lockRound(trx, featureId, by.id)
    const before = cardOf(by, held.cards)
    if (!held.open || !before?.submittedAt) throw refuse('no-submitted-card')
    requireSeen(before, seen)
    const { definition } = held.rubric
    requireKnownCriteria(definition, scores)
    requireComplete(definition, scores)
    const revision = { scores, revisedAt: deps.now() }
    const card = { ...before, revision, version: before.version + 1 }
    await writeSubmitted(trx, held.open.id, held, card)
    await tell(trx, deps, by, held, 'scorecard-revised')
    return toScorecard(definition, card)
  })
}
