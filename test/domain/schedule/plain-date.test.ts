import { describe, expect, it } from 'vitest'
import {
  addDays,
  dayAt,
  dayNumber,
  daysBetween,
  earlier,
  halfYearOf,
  isoWeekday,
  lastDayNumber,
  later,
  quarterOf,
  startOfWeek,
} from '#server/domain/schedule/plain-date.ts'

describe('dates as text', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-29', 180, '2026-09-25'],
    ['9999-12-30', 30, '9999-12-31'],
    ['0001-01-02', -30, '0001-01-01'],
  ])('%s and %i days is %s', (date, days, result) => {
    expect(addDays(date, days)).toBe(result)
  })

  it.each([
    ['0001-01-01', 0],
    ['2026-11-23', 739_942],
    ['9999-12-31', lastDayNumber],
  ])('%s is day %i', (date, number) => {
    expect(dayNumber(date)).toBe(number)
    expect(dayAt(number)).toBe(date)
    expect(daysBetween('0001-01-01', date)).toBe(number)
  })

  it('rejects a day that does not exist', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
  })

  it('counts the days between two days in both directions', () => {
    expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3)
    expect(daysBetween('2026-03-02', '2026-02-27')).toBe(-3)
  })

  it.each([
    ['2026-06-01', 1, '2026-06-01'],
    ['2026-06-07', 7, '2026-06-01'],
    ['2027-01-01', 5, '2026-12-28'],
  ])('%s is weekday %i of the week from %s', (date, weekday, monday) => {
    expect(isoWeekday(date)).toBe(weekday)
    expect(startOfWeek(date)).toBe(monday)
  })

  it.each([
    ['2026-01-01', '2026-Q1', '2026-H1'],
    ['2026-03-31', '2026-Q1', '2026-H1'],
    ['2026-06-30', '2026-Q2', '2026-H1'],
    ['2026-07-01', '2026-Q3', '2026-H2'],
    ['2026-12-31', '2026-Q4', '2026-H2'],
  ])('%s is in %s and %s', (date, quarter, halfYear) => {
    expect([quarterOf(date), halfYearOf(date)]).toEqual([quarter, halfYear])
  })

  it('returns the earlier and the later of two days', () => {
    expect([earlier('2026-01-02', '2026-01-01'), later('2026-01-02', '2026-01-01')]).toEqual([
      '2026-01-01',
      '2026-01-02',
    ])
  })
})
