import { grades, type Grade } from '../../contracts/lists.ts'

/** A grade's place in the order of RULES.md, Vocabulary, 0 the smallest. */
export const gradeRank = (grade: Grade): number => grades.indexOf(grade)

/** The smaller of two grades, for caps. */
export const lowerGrade = (one: Grade, other: Grade): Grade =>
  gradeRank(one) <= gradeRank(other) ? one : other
