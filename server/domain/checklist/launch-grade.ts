import type { Grade } from '../../contracts/lists.ts'
import type { FieldError } from '../../contracts/problems.ts'
import { reasonMinCharacters } from '../rubric/decision.ts'
import { gradeRank } from '../rubric/grade-order.ts'

/** The highest decided grade of a launch's features; null when none is decided. */
export const highestGrade = (decided: readonly (Grade | null)[]): Grade | null =>
  decided.reduce<Grade | null>(
    (highest, grade) =>
      grade !== null && (highest === null || gradeRank(grade) > gradeRank(highest)) ? grade : highest,
    null,
  )

/**
 * Validates a launch's grade: one that is not the highest decided grade of its features, or any grade when none is
 * decided, needs a reason of at least ten characters. Empty when valid.
 */
export function launchGradeErrors({
  grade,
  decidedGrade,
  reason,
}: {
  grade: Grade | null
  decidedGrade: Grade | null
  reason: string | null
}): FieldError[] {
  if (grade === null || grade === decidedGrade) return []
  // Count code points, not UTF-16 units: a rare Chinese character counts as one.
  const characters = [...(reason ?? '').trim()].length
  if (characters >= reasonMinCharacters) return []
  const path = 'gradeReason'
  return characters === 0
    ? [{ path, code: 'reason-required', params: { decidedGrade: decidedGrade ?? 'none' } }]
    : [{ path, code: 'reason-too-short', params: { min: reasonMinCharacters, characters } }]
}
