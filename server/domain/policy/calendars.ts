import type { CalendarDay, CalendarDefinition } from '../../contracts/calendars.ts'
import type { BothLanguages } from '../../contracts/primitives.ts'
import { both } from './both-languages.ts'

const newYear = both("New Year's Day", '元旦')
const springFestival = both('Spring Festival', '春节')
const qingming = both('Qingming Festival', '清明节')
const labourDay = both('Labour Day', '劳动节')
const dragonBoat = both('Dragon Boat Festival', '端午节')
const midAutumn = both('Mid-Autumn Festival', '中秋节')
const nationalDay = both('National Day', '国庆节')

const madeUp = (holiday: BothLanguages) =>
  both(`Working day made up for ${holiday.en}`, `${holiday['zh-Hans']}调休上班`)

/** A holiday on the days `from` to `to` of one month (`YYYY-MM`), inclusive. */
function daysOf(month: string, from: number, to: number, name: BothLanguages): CalendarDay[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    date: `${month}-${String(from + index).padStart(2, '0')}`,
    name,
  }))
}

/**
 * Public holidays of mainland China. 2026 follows the State Council's notice. 2027 is a sample: its festivals fall
 * on their statutory days, but the days around them and the make-up working days only follow the pattern of
 * earlier years. Replace them by the official notice when it is out.
 */
export const chinaCalendar: CalendarDefinition = {
  slug: 'china',
  title: both(
    'China, 2026 by the official notice, 2027 a sample to be replaced by it',
    '中国大陆（2026 年按国务院通知，2027 年为样例，待通知发布后替换）',
  ),
  weekendDays: [6, 7],
  holidays: [
    ...daysOf('2026-01', 1, 3, newYear),
    ...daysOf('2026-02', 15, 23, springFestival),
    ...daysOf('2026-04', 4, 6, qingming),
    ...daysOf('2026-05', 1, 5, labourDay),
    ...daysOf('2026-06', 19, 21, dragonBoat),
    ...daysOf('2026-09', 25, 27, midAutumn),
    ...daysOf('2026-10', 1, 7, nationalDay),
    ...daysOf('2027-01', 1, 3, newYear),
    ...daysOf('2027-02', 5, 12, springFestival),
    ...daysOf('2027-04', 3, 5, qingming),
    ...daysOf('2027-05', 1, 5, labourDay),
    ...daysOf('2027-06', 9, 9, dragonBoat),
    ...daysOf('2027-09', 15, 15, midAutumn),
    ...daysOf('2027-10', 1, 7, nationalDay),
  ],
  makeUpWorkingDays: [
    { date: '2026-01-04', name: madeUp(newYear) },
    { date: '2026-02-14', name: madeUp(springFestival) },
    { date: '2026-02-28', name: madeUp(springFestival) },
    { date: '2026-05-09', name: madeUp(labourDay) },
    { date: '2026-09-20', name: madeUp(nationalDay) },
    { date: '2026-10-10', name: madeUp(nationalDay) },
    { date: '2027-01-31', name: madeUp(springFestival) },
    { date: '2027-02-20', name: madeUp(springFestival) },
    { date: '2027-05-08', name: madeUp(labourDay) },
    { date: '2027-09-26', name: madeUp(nationalDay) },
    { date: '2027-10-09', name: madeUp(nationalDay) },
  ],
}

/** Saturday and Sunday off, no holidays: a starting point for companies in any country. */
export const weekendsOnlyCalendar: CalendarDefinition = {
  slug: 'weekends-only',
  title: both('Weekends only', '仅周末休息'),
  weekendDays: [6, 7],
  holidays: [],
  makeUpWorkingDays: [],
}
