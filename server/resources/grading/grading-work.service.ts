import type { Kysely } from 'kysely'
import type { Desk } from '../../contracts/desk.ts'
import type { Person } from '../../contracts/people.ts'
import type { RubricDefinition } from '../../contracts/rubrics.ts'
import type { Database } from '../../db/tables.ts'
import { roleMayEver } from '../../domain/access/may.ts'
import { consensus } from '../../domain/rubric/consensus.ts'
import { rubricById } from '../rubrics/rubrics.service.ts'
import { listOpenRounds, type OpenRound } from './open-rounds.repository.ts'

type Items<Section extends keyof Desk> = NonNullable<Desk[Section]>['items']

const submittedBy = (round: OpenRound, personId: string): boolean =>
  round.cards.some(({ person, submittedAt }) => person.id === personId && submittedAt !== null)

/** The ids of the criteria that raters should discuss; only for people who may see the scores. */
function toDiscuss(round: OpenRound, definition: RubricDefinition): string[] {
  const submitted = round.cards.filter(({ submittedAt }) => submittedAt !== null)
  return consensus(definition, submitted)
    .criteria.filter(({ isToDiscuss }) => isToDiscuss)
    .map(({ criterion }) => criterion)
}

/**
 * The grading work of a person in open rounds: missing cards, and scores that differ widely and need discussion. Only of
 * rounds whose scores the person may see (RULES.md, Blindness).
 */
export async function gradingWorkFor(
  db: Kysely<Database>,
  person: Person,
): Promise<{ awaitingMyCard: Items<'awaitingMyCard'>; disagreements: Items<'disagreements'> }> {
  const rounds = await listOpenRounds(db, person.id)
  const rubrics = new Map<string, RubricDefinition>()
  const awaitingMyCard: Items<'awaitingMyCard'> = []
  const disagreements: Items<'disagreements'> = []
  for (const round of rounds) {
    const { featureId, title } = round
    if (!submittedBy(round, person.id) && !round.isRevealedToReader) {
      if (roleMayEver(person.role, 'grade.score')) {
        awaitingMyCard.push({ featureId, title, raters: round.cards.length })
      }
      continue
    }
    const definition = rubrics.get(round.rubricId) ?? (await rubricById(db, round.rubricId)).definition
    rubrics.set(round.rubricId, definition)
    const criteria = toDiscuss(round, definition)
    if (criteria.length > 0) disagreements.push({ featureId, title, criteria })
  }
  return { awaitingMyCard, disagreements }
}
