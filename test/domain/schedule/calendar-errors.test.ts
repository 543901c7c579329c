import { expect, it } from 'vitest'
import { calendarErrors } from '#server/domain/schedule/calendar-errors.ts'
import { bakeryCalendarDefinition } from '../checklist/bakery.ts'

const name = { en: 'Day', 'zh-Hans': '日' }

it('reports no errors in a valid calendar', () => {
  expect(calendarErrors(bakeryCalendarDefinition)).toEqual([])
})

it('reports a duplicate date and a day that is both holiday and working day', () => {
  const holidays = ['2026-05-01', '2026-05-02', '2026-05-01'].map((date) => ({ date, name }))
  const makeUpWorkingDays = ['2026-05-02', '2026-05-09', '2026-05-09'].map((date) => ({ date, name }))
  expect(calendarErrors({ ...bakeryCalendarDefinition, holidays, makeUpWorkingDays })).toEqual([
    { path: 'holidays.2.date', code: 'duplicate', params: { date: '2026-05-01' } },
    { path: 'makeUpWorkingDays.2.date', code: 'duplicate', params: { date: '2026-05-09' } },
    { path: 'makeUpWorkingDays.0.date', code: 'holiday-and-make-up', params: { date: '2026-05-02' } },
  ])
})
