import type { ClosedGate, GateFacts, Reading } from '../../contracts/grading.ts'
import type { Grade } from '../../contracts/lists.ts'
import type { RubricDefinition } from '../../contracts/rubrics.ts'
import { closedGates, meanOf, type Means, type UnknownScore } from './gates.ts'
import { gradeRank, lowerGrade } from './grade-order.ts'

/** Float tolerance at a threshold, in points (RULES.md, Bands). */
export const pointTolerance = 1e-9

/** Points of one criterion: weight × mean score ÷ 5 (RULES.md, Default rubric). */
export const pointsOf = (weight: number, mean: number): number => (weight * mean) / 5

/** Total, band grade and gates when every unknown criterion counts as 0, or as 5. */
export function readingOf(
  definition: RubricDefinition,
  means: Means,
  facts: GateFacts,
  unknownAs: UnknownScore,
): Reading {
  const total = definition.criteria.reduce(
    (sum, { id, weight }) => sum + pointsOf(weight, meanOf(means, id) ?? unknownAs),
    0,
  )
  const bandGrade = bandGradeOf(definition, total)
  const closed = closedGates(definition, means, facts, unknownAs)
  const grade = closed.reduce((lowest, { cap }) => lowerGrade(lowest, cap), bandGrade)
  return { total, bandGrade, grade, closedGates: closed }
}

/** The closed gates that forbid this grade: their cap is below it. */
export const gatesForbidding = (closed: readonly ClosedGate[], grade: Grade): ClosedGate[] =>
  closed.filter(({ cap }) => gradeRank(cap) < gradeRank(grade))

function bandGradeOf(definition: RubricDefinition, total: number): Grade {
  const reached = definition.bands.filter(({ from }) => total + pointTolerance >= from)
  return reached.reduce<Grade>(
    (highest, { grade }) => (gradeRank(grade) > gradeRank(highest) ? grade : highest),
    'announce',
  )
}
