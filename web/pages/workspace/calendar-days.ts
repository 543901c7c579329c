import type { BothLanguages, PlainDate } from '#server/contracts/primitives.ts'
import type { CalendarDay } from '#server/contracts/calendars.ts'
import { isoWeekday } from '#server/domain/schedule/plain-date.ts'
import { isWorkingDay } from '#server/domain/schedule/working-days.ts'
import type { PreparedCalendar } from '#server/domain/schedule/working-days.ts'
import { addDays, daysBetween } from '../../formats/dates.ts'

/** The kind of a day: make-up takes precedence over holiday, holiday over weekend. */
export type DayKind = 'working' | 'weekend' | 'holiday' | 'make-up'

export function dayKindOf(calendar: PreparedCalendar, date: PlainDate): DayKind {
  if (calendar.makeUpWorkingDays.has(date)) return 'make-up'
  if (calendar.holidays.has(date)) return 'holiday'
  return calendar.weekendDays.has(isoWeekday(date)) ? 'weekend' : 'working'
}

const two = (value: number) => String(value).padStart(2, '0')
const four = (year: number) => String(year).padStart(4, '0')

/** Every day of a year. */
export function daysOfYear(year: number): PlainDate[] {
  const first = `${four(year)}-01-01`
  const count = daysBetween(first, `${four(year)}-12-31`) + 1
  return Array.from({ length: count }, (_, index) => addDays(first, index))
}

/** A month as weeks from Monday to Sunday; null for days of another month. @param month 1 to 12 */
export function weeksOf(year: number, month: number): (PlainDate | null)[][] {
  const start = `${four(year)}-${two(month)}`
  const days = daysOfYear(year).filter((date) => date.startsWith(start))
  const before = isoWeekday(`${start}-01`) - 1
  const cells = [...Array.from({ length: before }, () => null), ...days]
  const weeks = Math.ceil(cells.length / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => cells[week * 7 + day] ?? null),
  )
}

export const workingDaysIn = (calendar: PreparedCalendar, year: number): number =>
  daysOfYear(year).filter((date) => isWorkingDay(calendar, date)).length

/** Consecutive days with the same name, first and last included. */
export type DayRange = { from: PlainDate; to: PlainDate; name: BothLanguages }

/** Groups consecutive days with the same name into ranges, earliest first. */
export function rangesOf(days: readonly CalendarDay[]): DayRange[] {
  const ranges: DayRange[] = []
  for (const { date, name } of [...days].sort((a, b) => a.date.localeCompare(b.date))) {
    const last = ranges.at(-1)
    const isNext =
      last !== undefined &&
      last.name.en === name.en &&
      last.name['zh-Hans'] === name['zh-Hans'] &&
      daysBetween(last.to, date) === 1
    if (isNext) last.to = date
    else ranges.push({ from: date, to: date, name })
  }
  return ranges
}

/** Longer ranges are typing errors. */
const longestRangeDays = 366

/**
 * The days of a range; one that ends before it begins has only its first day, one without a first day is one
 * day without a date.
 */
export function daysOf({ from, to, name }: DayRange): CalendarDay[] {
  if (from === '') return [{ date: '', name }]
  const length = Math.min(longestRangeDays, Math.max(1, daysBetween(from, to) + 1))
  return Array.from({ length }, (_, index) => ({ date: addDays(from, index), name }))
}

export const rangeLength = (range: DayRange): number => daysBetween(range.from, range.to) + 1
