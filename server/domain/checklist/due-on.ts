import type { PlainDate } from '../../contracts/primitives.ts'
import { addDays } from '../schedule/plain-date.ts'
import { nextWorkingDay, type PreparedCalendar } from '../schedule/working-days.ts'

/** What determines the effective due date. */
export type DueParts = {
  plannedOn: PlainDate
  dueOverride: PlainDate | null
  weeks: number | null
  /** Counted from 1. */
  tickedWeeks: readonly number[]
}

/**
 * The effective due date: the override, else the planned date. A weekly task is due for its first unticked week, seven
 * days after the week before, on a working day; with every week ticked, on the last week's date.
 */
export function nextDueOn(task: DueParts, calendar: PreparedCalendar): PlainDate {
  const firstDueOn = task.dueOverride ?? task.plannedOn
  if (task.weeks === null) return firstDueOn
  const ticked = new Set(task.tickedWeeks)
  let week = 1
  while (week < task.weeks && ticked.has(week)) week += 1
  return week === 1 ? firstDueOn : nextWorkingDay(calendar, addDays(firstDueOn, 7 * (week - 1)))
}

/**
 * Whether `leadTimeShort` still holds after a person set another date or ticked a week: it refers to the planned date,
 * so it is cleared when the effective due date changes. (RULES.md, Due dates)
 */
export const isStillLeadTimeShort = (
  before: DueParts & { leadTimeShort: boolean },
  after: DueParts,
  calendar: PreparedCalendar,
): boolean => before.leadTimeShort && nextDueOn(before, calendar) === nextDueOn(after, calendar)
