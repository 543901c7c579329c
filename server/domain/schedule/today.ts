import type { PlainDate } from '../../contracts/primitives.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * The calendar day of an instant in a time zone: the workspace's "today".
 * @param instant ISO 8601 in UTC
 * @param timeZone an IANA name
 */
export function dayIn(timeZone: string, instant: string): PlainDate {
  let format = formats.get(timeZone)
  if (!format) {
    // The Swedish locale formats dates as YYYY-MM-DD.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
    formats.set(timeZone, format)
  }
  return format.format(new Date(instant))
}
