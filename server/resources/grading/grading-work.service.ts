import type { Kysely } from 'kysely'
import type { Desk } from '../../contracts/desk.ts'
import type { Person } from '../../contracts/people.ts'
import type { RubricDefinition } from '../../contracts/rubrics.ts'
import type { Database } from '../../db/tables.ts'
import { consensus } from '../../domain/rubric/consensus.ts'
import { rubricById } from '../rubrics/rubrics.service.ts'
import { cardsOfRounds, type StoredCard } from './cards.repository.ts'
import { countCards, listOpenRounds, type OpenRound } from './open-rounds.repository.ts'

type Section<Name extends 'awaitingMyCard' | 'disagreements'> = NonNullable<Desk[Name]>

/** The ids of the criteria that raters should discuss; only for people who may see the scores. */
function toDiscuss(cards: readonly StoredCard[], definition: RubricDefinition): string[] {
  const submitted = cards.filter(({ submittedAt }) => submittedAt !== null)
  return consensus(definition, submitted)
    .criteria.filter(({ isToDiscuss }) => isToDiscuss)
    .map(({ criterion }) => criterion)
}

/** The first rounds that wait for a person's card, with the total. */
async function awaiting(
  db: Kysely<Database>,
  rounds: readonly OpenRound[],
  limit: number,
): Promise<Section<'awaitingMyCard'>> {
  const shown = rounds.slice(0, limit)
  const raters = await countCards(
    db,
    shown.map(({ id }) => id),
  )
  return {
    items: shown.map(({ id, featureId, title }) => ({ featureId, title, raters: raters.get(id) ?? 0 })),
    total: rounds.length,
  }
}

/** The first rounds whose scores differ widely, with the total. */
async function disagreeing(
  db: Kysely<Database>,
  rounds: readonly OpenRound[],
  limit: number,
): Promise<Section<'disagreements'>> {
  const cards = await cardsOfRounds(
    db,
    rounds.map(({ id }) => id),
  )
  const rubrics = new Map<string, RubricDefinition>()
  const items: Section<'disagreements'>['items'] = []
  for (const { id, featureId, title, rubricId } of rounds) {
    const definition = rubrics.get(rubricId) ?? (await rubricById(db, rubricId)).definition
    rubrics.set(rubricId, definition)
    const criteria = toDiscuss(cards.get(id) ?? [], definition)
    if (criteria.length > 0) items.push({ featureId, title, criteria })
  }
  return { items: items.slice(0, limit), total: items.length }
}

/**
 * The grading work of a person in open rounds: missing cards, and scores that differ widely and need discussion. Only of
 * rounds whose scores the person may see (RULES.md, Blindness).
 * @param limit the maximum number of items of each
 */
export async function gradingWorkFor(
  db: Kysely<Database>,
  person: Person,
  limit: number,
): Promise<{ awaitingMyCard: Section<'awaitingMyCard'>; disagreements: Section<'disagreements'> }> {
  const rounds = await listOpenRounds(db, person.id)
  return {
    awaitingMyCard: await awaiting(
      db,
      rounds.filter(({ areScoresVisible }) => !areScoresVisible),
      limit,
    ),
    disagreements: await disagreeing(
      db,
      rounds.filter(({ areScoresVisible }) => areScoresVisible),
      limit,
    ),
  }
}
