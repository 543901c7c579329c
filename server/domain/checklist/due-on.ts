import type { PlainDate } from '../../contracts/primitives.ts'
import { addDays } from '../schedule/plain-date.ts'
import { nextWorkingDay, type PreparedCalendar } from '../schedule/working-days.ts'

/** What decides the day that counts. */
export type DueParts = {
  plannedOn: PlainDate
  dueOverride: PlainDate | null
  weeks: number | null
  /** Counted from 1. */
  tickedWeeks: number[]
}

/**
 * The day that counts: the override, else the plan's. A weekly task falls due for its first unticked week, seven
 * days after the week before, on a working day; with every week ticked, on the last week's day.
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
 * The mark `leadTimeShort` after a person set another day or ticked a week: it speaks of the day the plan gave, so
 * it goes when the day that counts becomes another one. (RULES.md, Due dates)
 */
export const isStillLeadTimeShort = (
  before: DueParts & { leadTimeShort: boolean },
  after: DueParts,
  calendar: PreparedCalendar,
): boolean => before.leadTimeShort && nextDueOn(before, calendar) === nextDueOn(after, calendar)
