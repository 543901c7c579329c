import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarDefinition } from '#server/contracts/calendars.ts'
import { addDays } from '#server/domain/schedule/plain-date.ts'
import {
  dueDate,
  holidayName,
  isWorkingDay,
  nextWorkingDay,
  prepareCalendar,
  previousWorkingDay,
} from '#server/domain/schedule/working-days.ts'
import { bakeryCalendar as calendar } from '../checklist/bakery.ts'

describe('working days', () => {
  it.each([
    ['2026-08-02', true, 'a Sunday, when the bakery bakes'],
    ['2026-08-03', true, 'a Monday made up for'],
    ['2026-08-04', false, 'a Tuesday'],
    ['2026-08-12', false, 'a holiday'],
    ['2026-08-15', true, 'the day after the break'],
  ])('%s: %s (%s)', (date, isWorking) => {
    expect(isWorkingDay(calendar, date)).toBe(isWorking)
  })

  it('returns the name of a holiday only', () => {
    expect(holidayName(calendar, '2026-08-12')).toMatchObject({ en: 'Summer break' })
    expect(holidayName(calendar, '2026-08-04')).toBeNull()
  })

  it('finds the working day before and after a break, and returns a working day unchanged', () => {
    expect(previousWorkingDay(calendar, '2026-08-13')).toBe('2026-08-09')
    expect(nextWorkingDay(calendar, '2026-08-10')).toBe('2026-08-15')
    expect(nextWorkingDay(calendar, '2026-08-15')).toBe('2026-08-15')
  })

  it('finds one across the longest break that the schema allows', () => {
    const onlySundays = prepareCalendar({
      slug: 'idle',
      title: { en: 'Idle', 'zh-Hans': '闲' },
      weekendDays: [1, 2, 3, 4, 5, 6],
      holidays: Array.from({ length: 2000 }, (_, week) => ({
        date: addDays('2026-01-04', week * 7),
        name: { en: 'Idle', 'zh-Hans': '闲' },
      })),
      makeUpWorkingDays: [],
    })
    const after = addDays('2026-01-04', 14_000)
    expect(nextWorkingDay(onlySundays, '2026-01-01')).toBe(after)
    expect(previousWorkingDay(onlySundays, addDays(after, -1))).toBe('2025-12-28')
    // The number of calls for a checklist; walking date by date took a minute.
    for (let day = 1; day <= 100; day += 1)
      expect(nextWorkingDay(onlySundays, addDays('2026-01-01', day))).toBe(after)
  })

  it.each([
    ['0001-01-02', '0001-01-02', '0001-01-07'],
    ['9999-12-31', '9999-12-26', '9999-12-31'],
  ])('returns %s unchanged if there is no working day before or after it', (date, before, after) => {
    const onlySundays = prepareCalendar({
      slug: 'idle',
      title: { en: 'Idle', 'zh-Hans': '闲' },
      weekendDays: [1, 2, 3, 4, 5, 6],
      holidays: [],
      makeUpWorkingDays: [],
    })
    expect(previousWorkingDay(onlySundays, date)).toBe(before)
    expect(nextWorkingDay(onlySundays, date)).toBe(after)
  })
})

describe('due dates', () => {
  it.each([
    { launchDate: '2026-06-10', offsetDays: -2, dueOn: '2026-06-07', shiftedFrom: '2026-06-08' },
    { launchDate: '2026-06-10', offsetDays: -3, dueOn: '2026-06-07', shiftedFrom: null },
    { launchDate: '2026-06-08', offsetDays: 0, dueOn: '2026-06-10', shiftedFrom: '2026-06-08' },
    { launchDate: '2026-06-07', offsetDays: 1, dueOn: '2026-06-10', shiftedFrom: '2026-06-08' },
    { launchDate: '2026-08-20', offsetDays: -7, dueOn: '2026-08-09', shiftedFrom: '2026-08-13' },
    {
      launchDate: '2026-06-20',
      offsetDays: -2,
      notAfter: '2026-06-14',
      dueOn: '2026-06-14',
      shiftedFrom: null,
    },
    {
      launchDate: '2026-06-20',
      offsetDays: -2,
      notAfter: '2026-06-15',
      dueOn: '2026-06-14',
      shiftedFrom: '2026-06-15',
    },
    {
      launchDate: '2026-06-20',
      offsetDays: -2,
      notAfter: '2026-07-01',
      dueOn: '2026-06-18',
      shiftedFrom: null,
    },
    {
      launchDate: '2026-06-15',
      offsetDays: 0,
      notAfter: '2026-06-16',
      dueOn: '2026-06-14',
      shiftedFrom: '2026-06-15',
    },
  ])('T $launchDate, $offsetDays days, not after $notAfter', ({ dueOn, shiftedFrom, ...input }) => {
    expect(dueDate({ calendar, ...input })).toEqual({ dueOn, shiftedFrom })
  })

  const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-01-01', days))
  const anyCalendar = fc.record({
    weekendDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
    holidays: fc.array(day, { maxLength: 60 }),
    makeUpWorkingDays: fc.array(day, { maxLength: 10 }),
  })
  const prepared = (days: { weekendDays: number[]; holidays: string[]; makeUpWorkingDays: string[] }) => {
    const name = { en: 'Off', 'zh-Hans': '休' }
    const listed = (dates: string[]) => dates.map((date) => ({ date, name }))
    const definition: CalendarDefinition = {
      slug: 'any',
      title: name,
      weekendDays: days.weekendDays,
      holidays: listed(days.holidays),
      makeUpWorkingDays: listed(days.makeUpWorkingDays),
    }
    return prepareCalendar(definition)
  }
  const offset = fc.integer({ min: -200, max: 200 })

  it('are never on a non-working day, whatever the calendar', () => {
    fc.assert(
      fc.property(anyCalendar, day, offset, fc.option(day), (days, launchDate, offsetDays, notAfter) => {
        const any = prepared(days)
        const { dueOn } = dueDate({ calendar: any, launchDate, offsetDays, notAfter })
        expect(isWorkingDay(any, dueOn)).toBe(true)
        if (notAfter !== null) expect(dueOn <= notAfter).toBe(true)
      }),
    )
  })

  it('keep the order of their offsets, with any calendar', () => {
    fc.assert(
      fc.property(anyCalendar, day, offset, offset, (days, launchDate, one, other) => {
        const any = prepared(days)
        const first = dueDate({ calendar: any, launchDate, offsetDays: Math.min(one, other) })
        const second = dueDate({ calendar: any, launchDate, offsetDays: Math.max(one, other) })
        expect(first.dueOn <= second.dueOn).toBe(true)
      }),
    )
  })
})
