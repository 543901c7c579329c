import type { Grade } from '#server/contracts/lists.ts'

const names: Record<Grade, string> = {
  announce: 'announce',
  'small-scenario': 'small',
  'big-scenario': 'big',
  'concept-campaign': 'concept',
}

/** The colour token of a grade's water; without a grade, that of the bed's edge. */
export function gradeColour(grade: Grade | null): string {
  return grade ? `var(--grade-${names[grade]})` : 'var(--bed-line)'
}
