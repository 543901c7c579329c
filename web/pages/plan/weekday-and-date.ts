import type { PlainDate } from '#server/contracts/primitives.ts'
import { shortDate, weekdayName } from '../../formats/dates.ts'
import { language } from '../../locales/language.ts'

/** `Fri 11 Dec` · `12月11日 周五`; with the year when it is not this one. */
export function weekdayAndDate(date: PlainDate, today?: PlainDate): string {
  const parts = [weekdayName(date), shortDate(date, today)]
  return (language() === 'en' ? parts : parts.reverse()).join(' ')
}
