import type { PlainDate } from '#server/contracts/primitives.ts'
import { language } from '../locales/language.ts'

const cache = new Map<string, Intl.DateTimeFormat>()

function dateFormat(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language()} ${name}`
  const known = cache.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'zh-CN', options)
  cache.set(key, made)
  return made
}

// A plain date has no time zone: it is parsed and formatted at midnight UTC, so it never shifts by a day.
const atUtc = (date: PlainDate) => new Date(`${date}T00:00:00Z`)

/** `Tue 16 Mar 2027` · `2027年3月16日 周二` */
export function longDate(date: PlainDate): string {
  if (language() === 'en') {
    const [weekday, day, month, year] = partsOf(date, 'long')
    return `${weekday} ${day} ${month} ${year}`
  }
  const day = dateFormat('day', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' })
  return `${day.format(atUtc(date))} ${weekdayName(date)}`
}

/** `16 Mar` · `3月16日`; with the year when it is not the year of `today`. */
export function shortDate(date: PlainDate, today?: PlainDate): string {
  const withYear = today !== undefined && today.slice(0, 4) !== date.slice(0, 4)
  const options: Intl.DateTimeFormatOptions = {
    month: language() === 'en' ? 'short' : 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }
  return withYear
    ? dateFormat('short year', { ...options, year: 'numeric' }).format(atUtc(date))
    : dateFormat('short', options).format(atUtc(date))
}

/** `25–27 Sept` · `9月25日至27日`; a single day as `shortDate` writes it. */
export function dateRange(from: PlainDate, to: PlainDate): string {
  if (from === to) return shortDate(from)
  // Intl formats Chinese ranges as 9/25 – 9/27, which is not usual in Chinese text.
  if (language() === 'zh-Hans') {
    const isSameMonth = from.slice(0, 7) === to.slice(0, 7)
    return `${shortDate(from)}至${isSameMonth ? `${Number(to.slice(8))}日` : shortDate(to)}`
  }
  const format = dateFormat('range', { month: 'short', day: 'numeric', timeZone: 'UTC' })
  return format.formatRange(atUtc(from), atUtc(to))
}

/** `Tue` · `周二` */
export function weekdayName(date: PlainDate): string {
  return dateFormat('weekday', { weekday: 'short', timeZone: 'UTC' }).format(atUtc(date))
}

/** `Tuesday 16 March` · `3月16日星期二`: a day as a heading. */
export function dayHeading(date: PlainDate): string {
  return dateFormat('heading', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    atUtc(date),
  )
}

/** `March 2027` · `2027年3月` */
export function monthName(date: PlainDate): string {
  return dateFormat('month', { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(atUtc(date))
}

function partsOf(date: PlainDate, name: string) {
  const parts = dateFormat(name, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).formatToParts(atUtc(date))
  return (['weekday', 'day', 'month', 'year'] as const).map(
    (type) => parts.find((part) => part.type === type)?.value ?? '',
  )
}

/** An instant in the reader's zone: `16 Mar 2027, 14:05` · `2027年3月16日 14:05` */
export function dateAndTime(instant: string): string {
  return dateFormat('instant', {
    dateStyle: language() === 'en' ? 'medium' : 'long',
    timeStyle: 'short',
  }).format(new Date(instant))
}

/** The time of day of an instant in the reader's zone: `14:05` */
export function timeOfDay(instant: string): string {
  return dateFormat('clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(instant),
  )
}

/** The calendar date of an instant in the reader's zone. */
export function dayOf(instant: string): PlainDate {
  return new Date(instant).toLocaleDateString('sv-SE')
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((atUtc(to).getTime() - atUtc(from).getTime()) / 86_400_000)
}

/** The date so many days later; `days` may be negative. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(atUtc(date).getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

/** `in 23 days`, `yesterday`, `today` · `23天后`、`昨天`、`今天` */
export function relativeDays(date: PlainDate, today: PlainDate): string {
  const format = new Intl.RelativeTimeFormat(language() === 'en' ? 'en' : 'zh-CN', { numeric: 'auto' })
  return format.format(daysBetween(today, date), 'day')
}
