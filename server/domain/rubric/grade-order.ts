import { grades, type Grade } from '../../contracts/lists.ts'

/** A grade's rank in the order of RULES.md, Vocabulary; 0 is the lowest. */
export const gradeRank = (grade: Grade): number => grades.indexOf(grade)

/** The lower of two grades, for caps. */
export const lowerGrade = (one: Grade, other: Grade): Grade =>
  gradeRank(one) <= gradeRank(other) ? one : other
