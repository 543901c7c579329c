import { describe, expect, it } from 'vitest'
import { CalendarDefinition } from '#server/contracts/calendars.ts'
import { chinaCalendar, weekendsOnlyCalendar } from '#server/domain/policy/calendars.ts'
import { faultyTexts } from './faulty-texts.ts'

const isoWeekday = (date: string) => new Date(date).getUTCDay() || 7

describe.each([chinaCalendar, weekendsOnlyCalendar])('the shipped calendar $slug', (calendar) => {
  it('conforms to its schema', () => {
    expect(CalendarDefinition.parse(calendar)).toEqual(calendar)
  })

  it('has Saturday and Sunday as non-working days', () => {
    expect(calendar.weekendDays).toEqual([6, 7])
  })

  it('has texts in both languages', () => {
    expect(faultyTexts(calendar)).toEqual([])
  })
})

describe('the Chinese calendar', () => {
  const holidays = chinaCalendar.holidays.map(({ date }) => date)
  const makeUps = chinaCalendar.makeUpWorkingDays.map(({ date }) => date)

  it('lists each day once, in ascending order', () => {
    const days = [...holidays, ...makeUps]
    expect(new Set(days).size).toBe(days.length)
    expect(holidays).toEqual(holidays.toSorted())
    expect(makeUps).toEqual(makeUps.toSorted())
  })

  it('has make-up days on weekends only', () => {
    expect(makeUps.filter((date) => isoWeekday(date) < 6)).toEqual([])
  })

  it.each([
    ['2026', 33, 6],
    ['2027', 28, 5],
  ])('in %s has %i days off and %i make-up days', (year, off, madeUp) => {
    expect(holidays.filter((date) => date.startsWith(year))).toHaveLength(off)
    expect(makeUps.filter((date) => date.startsWith(year))).toHaveLength(madeUp)
  })

  it.each(['2026-02-17', '2026-10-01', '2027-02-06', '2027-04-05', '2027-06-09', '2027-09-15'])(
    'has the festival on %s as a day off',
    (date) => {
      expect(holidays).toContain(date)
    },
  )
})
