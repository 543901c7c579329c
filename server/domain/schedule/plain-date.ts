import type { PlainDate } from '../../contracts/primitives.ts'

const dayMs = 86_400_000
const firstDayMs = Date.parse('0001-01-01')

/** Days since Monday, 1 January 0001; for iterating over many days that are known to exist. */
export const dayNumber = (date: PlainDate): number => (Date.parse(date) - firstDayMs) / dayMs

/** The day with this number, from 0 to `lastDayNumber`. */
export const dayAt = (number: number): PlainDate =>
  new Date(firstDayMs + number * dayMs).toISOString().slice(0, 10)

/** The number of 31 December 9999. */
export const lastDayNumber = dayNumber('9999-12-31')

/** `Date.parse` reads 30 February as 2 March. */
function numberOfExisting(date: PlainDate): number {
  const number = dayNumber(date)
  if (dayAt(number) !== date) throw new RangeError(`${date} does not exist`)
  return number
}

/**
 * Adds calendar days; negative `days` subtract. Clamped to the years 0001 to 9999, the only ones that `YYYY-MM-DD`
 * can represent. Throws RangeError for a day that does not exist.
 */
export const addDays = (date: PlainDate, days: number): PlainDate =>
  dayAt(Math.min(Math.max(numberOfExisting(date) + days, 0), lastDayNumber))

/** Calendar days from one day to another; negative when `to` is the earlier one. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  numberOfExisting(to) - numberOfExisting(from)

/** 1 Monday … 7 Sunday. */
export const isoWeekday = (date: PlainDate): number => (numberOfExisting(date) % 7) + 1

/** The earlier of two days; text of this shape sorts by time. */
export const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b)

/** The later of two days. */
export const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b)

/** The Monday of the day's week. */
export const startOfWeek = (date: PlainDate): PlainDate => addDays(date, 1 - isoWeekday(date))

/** The calendar quarter as text, `2026-Q3`; for capacity (RULES.md, Capacity). */
export const quarterOf = (date: PlainDate): string =>
  `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`

/** The half-year as text, `2026-H2`; for capacity (RULES.md, Capacity). */
export const halfYearOf = (date: PlainDate): string =>
  `${date.slice(0, 4)}-H${Number(date.slice(5, 7)) <= 6 ? 1 : 2}`
