import type { Kysely } from 'kysely'
import type { Desk } from '../../contracts/desk.ts'
import type { Person } from '../../contracts/people.ts'
import type { RubricDefinition } from '../../contracts/rubrics.ts'
import type { Database } from '../../db/tables.ts'
import { criteriaToDiscuss } from '../../domain/rubric/consensus.ts'
import { rubricById } from '../rubrics/rubrics.service.ts'
import { cardsOfRounds } from './cards.repository.ts'
import { countCards, listRoundsToDiscuss, listRoundsToScore } from './open-rounds.repository.ts'

type Section<Name extends 'awaitingMyCard' | 'disagreements'> = NonNullable<Desk[Name]>

/** The first rounds that wait for a person's card, with the total. */
async function awaiting(
  db: Kysely<Database>,
  person: Person,
  limit: number,
): Promise<Section<'awaitingMyCard'>> {
  const { items, total } = await listRoundsToScore(db, person.id, limit)
  const raters = await countCards(
    db,
    items.map(({ id }) => id),
  )
  return {
    items: items.map(({ id, featureId, title }) => ({ featureId, title, raters: raters.get(id) ?? 0 })),
    total,
  }
}

/** The first rounds whose scores differ widely, with the total. */
async function disagreeing(
  db: Kysely<Database>,
  person: Person,
  limit: number,
): Promise<Section<'disagreements'>> {
  const { items, total } = await listRoundsToDiscuss(db, person.id, limit)
  const cards = await cardsOfRounds(
    db,
    items.map(({ id }) => id),
  )
  const rubrics = new Map<string, RubricDefinition>()
  const shown: Section<'disagreements'>['items'] = []
  for (const { id, featureId, title, rubricId } of items) {
    const definition = rubrics.get(rubricId) ?? (await rubricById(db, rubricId)).definition
    rubrics.set(rubricId, definition)
    const submitted = (cards.get(id) ?? []).filter(({ submittedAt }) => submittedAt !== null)
    shown.push({ featureId, title, criteria: criteriaToDiscuss(definition, submitted) })
  }
  return { items: shown, total }
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
  return {
    awaitingMyCard: await awaiting(db, person, limit),
    disagreements: await disagreeing(db, person, limit),
  }
}
