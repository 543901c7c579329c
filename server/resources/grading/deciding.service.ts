import type { Transaction } from 'kysely'
import type { Decision, NewDecision } from '../../contracts/grading.ts'
import type { Person } from '../../contracts/people.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
import { checkDecision } from '../../domain/rubric/decision.ts'
import { means } from '../../domain/rubric/proposal.ts'
import { changeFeatureIn } from '../features/features.service.ts'
import { personErrors } from '../people/people.service.ts'
import { todayOf } from '../workspace/workspace.service.ts'
import { insertDecision, listDecisions, supersedeDecision } from './decisions.repository.ts'
import { factsOf, type LockedRound, lockRound } from './round.service.ts'
import { closeRound, insertRound } from './rounds.repository.ts'
import { scoreResultsOf, type ScoreResults } from './score-visibility.ts'

/**
 * The decider must see the scores first. Nothing here or before it may depend on a score, because a refusal would reveal
 * it (RULES.md, Blindness).
 */
function requireScoresVisible({ open, cards, visibility }: LockedRound, input: NewDecision): void {
  if (cards.length > 0 && visibility === 'blind') throw refuse('see-scores-first')
  if (input.roundId !== (open?.id ?? null)) throw refuse('stale-version')
}

async function requireKnown(
  trx: Transaction<Database>,
  { participantIds, lookAgainOn }: NewDecision,
  today: string,
): Promise<void> {
  const participants = participantIds.map((id, index) => [`participantIds.${index}`, id] as const)
  const errors = await personErrors(trx, Object.fromEntries(participants))
  if (lookAgainOn !== null && lookAgainOn <= today) {
    errors.push({ path: 'lookAgainOn', code: 'not-after-today', params: { today } })
  }
  if (errors.length > 0) throw refuse('invalid-input', { errors })
}

/** The gates that the reason lifts. @throws Refusal reason-required, department-lead-required */
function judged(
  by: Person,
  held: LockedRound,
  numbers: ScoreResults,
  { grade, reason }: NewDecision,
): string[] {
  const judgement = checkDecision({
    definition: held.rubric.definition,
    proposal: numbers.proposal,
    means: means(numbers.consensus),
    facts: factsOf(held.feature),
    grade,
    reason,
    isDepartmentLead: by.isDepartmentLead,
  })
  if (judgement.isAllowed) return judgement.liftedGates
  const { problems: errors } = judgement
  const needsLead = errors.some(({ code }) => code === 'department-lead-required')
  throw refuse(needsLead ? 'department-lead-required' : 'reason-required', { errors })
}

/** Closes the open round, or inserts a closed one, so that every decision has a round. */
async function closedRound(trx: Transaction<Database>, deps: Deps, held: LockedRound): Promise<string> {
  const at = deps.now()
  if (held.open) {
    await closeRound(trx, held.open.id, at)
    return held.open.id
  }
  const id = deps.newId()
  await insertRound(trx, held.feature.id, {
    id,
    number: held.nextNumber,
    rubricId: held.rubric.id,
    openedAt: at,
    closedAt: at,
  })
  return id
}

/**
 * Decides a feature's grade: closes the round, stores a snapshot of the facts, supersedes the decision in force
 * (RULES.md, People decide).
 * @throws Refusal see-scores-first, reason-required, department-lead-required, feature-archived, invalid-input,
 *   stale-version when the open round or the decision in force is not the one that the decider saw
 */
export async function decideGrade(
  deps: Deps,
  by: Person,
  featureId: string,
  input: NewDecision,
): Promise<Decision> {
  return deps.db.transaction().execute(async (trx) => {
    const held = await lockRound(trx, featureId, by.id)
    requireScoresVisible(held, input)
    const today = await todayOf(deps, trx)
    await requireKnown(trx, input, today)
    if ((await supersedeDecision(trx, featureId)) !== input.supersedes) throw refuse('stale-version')
    const facts = factsOf(held.feature)
    const numbers = scoreResultsOf(held.rubric.definition, held.cards, facts)
    const liftedGates = judged(by, held, numbers, input)
    const id = deps.newId()
    await insertDecision(trx, {
      id,
      featureId,
      roundId: await closedRound(trx, deps, held),
      grade: input.grade,
      deciderId: by.id,
      participantIds: [...new Set(input.participantIds)],
      reason: input.reason,
      lookAgainOn: input.lookAgainOn,
      liftedGates,
      snapshot: { ...numbers, rubricVersion: held.rubric.version, facts },
      decidedAt: deps.now(),
    })
    const marks = { grade: input.grade, grade_decided_on: today, look_again_on: input.lookAgainOn }
    await changeFeatureIn(trx, deps, by, held.feature, held.feature.version, { marks }, 'graded')
    const decision = (await listDecisions(trx, featureId)).find((made) => made.id === id)
    if (!decision) throw new Error('A decision is missing that was just made')
    return decision
  })
}
