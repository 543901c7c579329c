import { describe, expect, it } from 'vitest'
import { isStillLeadTimeShort, nextDueOn } from '#server/domain/checklist/due-on.ts'
import { bakeryCalendar as calendar } from './bakery.ts'

const once = { plannedOn: '2026-06-03', dueOverride: null, weeks: null, tickedWeeks: [] }
const weekly = { ...once, weeks: 4 }

describe('the effective due date', () => {
  it.each([
    ['the plan', once, '2026-06-03'],
    ['an override', { ...once, dueOverride: '2026-06-05' }, '2026-06-05'],
    ['a weekly task, nothing ticked', weekly, '2026-06-03'],
    ['one week ticked', { ...weekly, tickedWeeks: [1] }, '2026-06-10'],
    ['a week left out', { ...weekly, tickedWeeks: [1, 3] }, '2026-06-10'],
    ['every week ticked', { ...weekly, tickedWeeks: [4, 2, 1, 3] }, '2026-06-24'],
    ['an override moves all weeks', { ...weekly, dueOverride: '2026-06-05', tickedWeeks: [1] }, '2026-06-12'],
    ['a week that falls on a break', { ...weekly, plannedOn: '2026-08-05', tickedWeeks: [1] }, '2026-08-15'],
  ])('%s', (_, task, dueOn) => {
    expect(nextDueOn(task, calendar)).toBe(dueOn)
  })
})

describe('the short lead time mark', () => {
  const late = { ...weekly, leadTimeShort: true }
  it('is cleared when the date changes', () => {
    expect(isStillLeadTimeShort(late, { ...late, tickedWeeks: [1] }, calendar)).toBe(false)
    expect(isStillLeadTimeShort(late, { ...late, dueOverride: '2026-07-01' }, calendar)).toBe(false)
  })
  it('stays while the date stays, and is never set by work', () => {
    expect(isStillLeadTimeShort(late, late, calendar)).toBe(true)
    expect(isStillLeadTimeShort({ ...late, leadTimeShort: false }, late, calendar)).toBe(false)
  })
})
