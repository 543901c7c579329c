import * as TemporalInstant from 'temporal-polyfill/fns/Instant'
import * as TemporalDate from 'temporal-polyfill/fns/PlainDate'
import * as TemporalZoned from 'temporal-polyfill/fns/ZonedDateTime'
import type { PlainDate } from '../../contracts/primitives.ts'

/**
 * The first instant of a calendar day in a time zone, ISO 8601 in UTC with milliseconds: the inverse of `dayIn`.
 * When a daylight saving change skips midnight, the day begins after the gap.
 * @param timeZone an IANA name
 */
export function startOfDayIn(timeZone: string, date: PlainDate): string {
  const day = TemporalDate.create(
    Number(date.slice(0, 4)),
    Number(date.slice(5, 7)),
    Number(date.slice(8, 10)),
  )
  const start = TemporalZoned.toInstant(TemporalDate.toZonedDateTime(day, timeZone))
  return new Date(TemporalInstant.toString(start)).toISOString()
}
