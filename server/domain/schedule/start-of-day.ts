import * as TemporalInstant from 'temporal-polyfill/fns/Instant'
import * as TemporalDate from 'temporal-polyfill/fns/PlainDate'
import * as TemporalZoned from 'temporal-polyfill/fns/ZonedDateTime'
import type { PlainDate } from '../../contracts/primitives.ts'

/**
 * The first moment of a calendar day in a time zone, ISO 8601 in UTC with milliseconds: the other way round from `dayIn`.
 * Where midnight is left out by a change of clocks, the day begins when it is over.
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
