import type { ClosedGate, GateFacts, Proposal } from '../../contracts/grading.ts'
import type { Grade } from '../../contracts/lists.ts'
import type { FieldError } from '../../contracts/problems.ts'
import type { RubricDefinition } from '../../contracts/rubrics.ts'
import { closedGates, type Means } from './gates.ts'
import { gradeRank } from './grade-order.ts'
import { gatesForbidding } from './reading.ts'

/** The minimum length of a reason, in characters (RULES.md, People decide). */
export const reasonMinCharacters = 10

/** From this distance to the nearest possible grade, a department lead must decide (RULES.md, People decide). */
const leadGradesAway = 2

/** Why a decision needs a written reason; pages show it beforehand. */
export type RequiredReason =
  | { why: 'differs-from-proposal'; proposed: Grade }
  | { why: 'no-single-proposal'; possible: Grade[] }
  | { why: 'gate-forbids'; gate: ClosedGate }

export type ChosenGrade = {
  definition: RubricDefinition
  proposal: Proposal
  means: Means
  facts: GateFacts
  grade: Grade
}

export type DecisionCheck =
  { isAllowed: true; liftedGates: string[] } | { isAllowed: false; problems: FieldError[] }

/**
 * Why this grade needs a written reason; empty when it needs none. Gates are evaluated on the decided grade, with
 * unknown criteria counted as 0 (RULES.md, People decide).
 */
export function requiredReasons({
  definition,
  proposal,
  means,
  facts,
  grade,
}: ChosenGrade): RequiredReason[] {
  const whys: RequiredReason[] = []
  if (proposal.grade === null) whys.push({ why: 'no-single-proposal', possible: proposal.possible })
  else if (proposal.grade !== grade) whys.push({ why: 'differs-from-proposal', proposed: proposal.grade })
  const forbidden = gatesForbidding(closedGates(definition, means, facts, 0), grade)
  return [...whys, ...forbidden.map((gate) => ({ why: 'gate-forbids' as const, gate }))]
}

/** The distance in grades to the nearest possible one; 0 = it is possible. */
export const gradesAway = (proposal: Proposal, grade: Grade): number =>
  Math.min(...proposal.possible.map((possible) => Math.abs(gradeRank(possible) - gradeRank(grade))))

/** Whether only a person with `isDepartmentLead` may decide this grade (RULES.md, People decide). */
export const needsDepartmentLead = (proposal: Proposal, grade: Grade): boolean =>
  gradesAway(proposal, grade) >= leadGradesAway

/**
 * Validates a decision. Refused with one problem per required reason (`reason-required`), or `reason-too-short`, and
 * `department-lead-required`; allowed with the gates that the reason lifts.
 */
export function checkDecision(
  choice: ChosenGrade & { reason: string | null; isDepartmentLead: boolean },
): DecisionCheck {
  const whys = requiredReasons(choice)
  const problems = reasonProblems(whys, choice.reason)
  if (needsDepartmentLead(choice.proposal, choice.grade) && !choice.isDepartmentLead)
    problems.push({
      path: 'grade',
      code: 'department-lead-required',
      params: { gradesAway: gradesAway(choice.proposal, choice.grade) },
    })
  if (problems.length > 0) return { isAllowed: false, problems }
  return {
    isAllowed: true,
    liftedGates: whys.flatMap((why) => (why.why === 'gate-forbids' ? [why.gate.gate] : [])),
  }
}

function reasonProblems(whys: readonly RequiredReason[], reason: string | null): FieldError[] {
  // Count code points, not UTF-16 units: a rare Chinese character counts as one.
  const characters = [...(reason ?? '').trim()].length
  if (whys.length === 0 || characters >= reasonMinCharacters) return []
  if (characters > 0)
    return [{ path: 'reason', code: 'reason-too-short', params: { min: reasonMinCharacters, characters } }]
  return whys.map((why) => ({ path: 'reason', code: 'reason-required', params: paramsOf(why) }))
}

function paramsOf(why: RequiredReason): Record<string, string | number> {
  switch (why.why) {
    case 'differs-from-proposal':
      return { why: why.why, proposed: why.proposed }
    case 'no-single-proposal':
      return {
        why: why.why,
        lowest: why.possible[0] ?? 'announce',
        highest: why.possible.at(-1) ?? 'announce',
      }
    case 'gate-forbids':
      return { why: why.why, gate: why.gate.gate, cap: why.gate.cap }
  }
}
