import type { BothLanguages, PlainDate } from '../../contracts/primitives.ts'
import type { CalendarDefinition } from '../../contracts/calendars.ts'
import { addDays, dayAt, dayNumber, earlier, isoWeekday, lastDayNumber } from './plain-date.ts'

/** A calendar indexed for fast lookups; build it once per request. */
export type PreparedCalendar = {
  weekendDays: ReadonlySet<number>
  holidays: ReadonlyMap<PlainDate, BothLanguages>
  makeUpWorkingDays: ReadonlySet<PlainDate>
  /** The same days by number, for iterating over thousands of days off. */
  holidayNumbers: ReadonlySet<number>
  makeUpNumbers: ReadonlySet<number>
  /** Upper bound of consecutive days off: even with one working day a week, each holiday removes at most one. */
  longestStretchDays: number
}

/** Indexes a calendar for the other functions of this file. */
export const prepareCalendar = (definition: CalendarDefinition): PreparedCalendar => ({
  weekendDays: new Set(definition.weekendDays),
  holidays: new Map(definition.holidays.map((day) => [day.date, day.name])),
  makeUpWorkingDays: new Set(definition.makeUpWorkingDays.map((day) => day.date)),
  holidayNumbers: new Set(definition.holidays.map((day) => dayNumber(day.date))),
  makeUpNumbers: new Set(definition.makeUpWorkingDays.map((day) => dayNumber(day.date))),
  longestStretchDays: (definition.holidays.length + 1) * 7,
})

/** Whether the company works that day: a make-up day always, a holiday or weekend day never. */
export function isWorkingDay(calendar: PreparedCalendar, date: PlainDate): boolean {
  if (calendar.makeUpWorkingDays.has(date)) return true
  return !calendar.holidays.has(date) && !calendar.weekendDays.has(isoWeekday(date))
}

/** The name of the holiday on that day; null when it is not a holiday. */
export const holidayName = (calendar: PreparedCalendar, date: PlainDate): BothLanguages | null =>
  calendar.holidays.get(date) ?? null

function nearestWorkingDay(calendar: PreparedCalendar, date: PlainDate, step: 1 | -1): PlainDate {
  if (isWorkingDay(calendar, date)) return date
  const { weekendDays, holidayNumbers, makeUpNumbers, longestStretchDays } = calendar
  const first = dayNumber(date)
  for (let away = 1; away <= longestStretchDays; away += 1) {
    const day = first + step * away
    if (day < 0 || day > lastDayNumber) return date
    // Day 0 is a Monday.
    const isFree = holidayNumbers.has(day) || weekendDays.has((day % 7) + 1)
    if (makeUpNumbers.has(day) || !isFree) return dayAt(day)
  }
  return date
}

/** The day itself when it is a working day, else the last one before it; the day itself at the very start of the year 0001. */
export const previousWorkingDay = (calendar: PreparedCalendar, date: PlainDate): PlainDate =>
  nearestWorkingDay(calendar, date, -1)

/** The day itself when it is a working day, else the first one after it; the day itself at the very end of the year 9999. */
export const nextWorkingDay = (calendar: PreparedCalendar, date: PlainDate): PlainDate =>
  nearestWorkingDay(calendar, date, 1)

/**
 * When a task falls due: T + offset, moved off a non-working day to the previous working day when before T and to
 * the next one when on or after T; with `notAfter`, no later than the last working day up to that day.
 * `shiftedFrom` is the day before the calendar moved it, null when it did not. (RULES.md, Due dates)
 */
export function dueDate({
  calendar,
  launchDate,
  offsetDays,
  notAfter = null,
}: {
  calendar: PreparedCalendar
  launchDate: PlainDate
  offsetDays: number
  notAfter?: PlainDate | null
}): { dueOn: PlainDate; shiftedFrom: PlainDate | null } {
  const byOffset = addDays(launchDate, offsetDays)
  const move = offsetDays < 0 ? previousWorkingDay : nextWorkingDay
  const adjusted = move(calendar, byOffset)
  const latest = notAfter === null ? adjusted : previousWorkingDay(calendar, notAfter)
  const dueOn = earlier(adjusted, latest)
  const requested = notAfter !== null && dueOn === latest ? earlier(byOffset, notAfter) : byOffset
  return { dueOn, shiftedFrom: dueOn === requested ? null : requested }
}
