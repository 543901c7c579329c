import { describe, expect, it } from 'vitest'
import { startOfDayIn } from '#server/domain/schedule/start-of-day.ts'
import { dayIn } from '#server/domain/schedule/today.ts'

describe('startOfDayIn', () => {
  it.each([
    ['UTC', '2026-11-24', '2026-11-24T00:00:00.000Z'],
    ['Asia/Shanghai', '2026-11-24', '2026-11-23T16:00:00.000Z'],
    ['America/New_York', '2026-07-01', '2026-07-01T04:00:00.000Z'],
    ['America/New_York', '2026-12-01', '2026-12-01T05:00:00.000Z'],
    // Clocks changed from 24:00 to 01:00: this day had no midnight.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
  ])('%s %s: %s', (zone, day, instant) => {
    expect(startOfDayIn(zone, day)).toBe(instant)
    expect(dayIn(zone, instant)).toBe(day)
    expect(dayIn(zone, new Date(Date.parse(instant) - 1).toISOString())).not.toBe(day)
  })
})
