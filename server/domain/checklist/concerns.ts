import type { Grade } from '../../contracts/lists.ts'
import type { Launch } from '../../contracts/launches.ts'
import type { PlainDate } from '../../contracts/primitives.ts'
import { isWorkingDay, type PreparedCalendar } from '../schedule/working-days.ts'
import { isFinished } from './checklist-task.ts'
import { isOverdue } from './progress.ts'

/** The facts from which a launch's concerns are computed. */
export type ConcernFacts = {
  isArchived: boolean
  isPlanned: boolean
  launchDate: PlainDate | null
  grade: Grade | null
  gradeReason: string | null
  decidedGrade: Grade | null
  /** When the plan was confirmed, ISO 8601; of a draft, when it was made. */
  settledAt: string
  /** The latest decision about one of its features, ISO 8601; null when none is decided. */
  lastDecidedAt: string | null
  tasks: readonly { isDone: boolean; isSkipped: boolean; dueOn: PlainDate; leadTimeShort: boolean }[]
}

/** Whether the grade differs from the decided one, without a reason or with one older than the latest decision. */
const isRegraded = ({ grade, decidedGrade, gradeReason, lastDecidedAt, settledAt }: ConcernFacts): boolean =>
  grade !== null &&
  grade !== decidedGrade &&
  (gradeReason === null || (lastDecidedAt !== null && lastDecidedAt > settledAt))

/** Why a launch's plan needs attention; empty for an archived launch. (RULES.md, Lifecycles: re-grading flags) */
export function planConcerns(
  facts: ConcernFacts,
  today: PlainDate,
  calendar: PreparedCalendar,
): Launch['concerns'] {
  const { isArchived, isPlanned, launchDate, tasks } = facts
  if (isArchived) return []
  const isAhead = launchDate !== null && launchDate >= today
  return [
    ...(isRegraded(facts) ? (['regraded'] as const) : []),
    ...(isAhead && !isWorkingDay(calendar, launchDate) ? (['date-not-working-day'] as const) : []),
    ...(tasks.some((task) => task.leadTimeShort && !isFinished(task)) ? (['lead-time-short'] as const) : []),
    ...(!isPlanned && launchDate !== null && launchDate < today ? (['date-passed-in-draft'] as const) : []),
    ...(tasks.some((task) => isOverdue(task, today)) ? (['tasks-overdue'] as const) : []),
  ]
}
