import { describe, expect, it } from 'vitest'
import type { Grade } from '#server/contracts/lists.ts'
import { mergePlan } from '#server/domain/checklist/merge.ts'
import { planNotices, type NoticeInput } from '#server/domain/checklist/notices.ts'
import { prepareCalendar } from '#server/domain/schedule/working-days.ts'
import {
  bakeryCalendar as calendar,
  bakeryCalendarDefinition,
  plannedAt,
  targetsAt,
  worked,
} from './bakery.ts'

const today = '2026-01-01'
const feature = { title: 'Rye', stage: 'building', releaseDate: '2026-05-01' }

function noticesFor(launchDate: string, part: Partial<NoticeInput> = {}, grade: Grade = 'small-scenario') {
  const on = part.today ?? today
  const wanted = targetsAt(grade, launchDate, on)
  const tasks = mergePlan({ current: [], wanted, today: on, calendar }).rows
  const input = { launchDate, grade, today: on, calendar, features: [feature], otherLaunches: [], tasks }
  return planNotices({ ...input, ...part })
}

describe('the notices of a plan', () => {
  it('are empty for a date without problems', () => {
    expect(noticesFor('2026-06-10')).toEqual([])
  })

  it('report that T is a day off, with the holiday', () => {
    expect(noticesFor('2026-06-08')).toEqual([
      { code: 'launch-date-not-working-day', params: { date: '2026-06-08' } },
    ])
    expect(noticesFor('2026-08-12')).toContainEqual({
      code: 'launch-date-not-working-day',
      params: { date: '2026-08-12', name: { en: 'Summer break', 'zh-Hans': 'Summer break（面包房）' } },
    })
  })

  it('report that T is past, with the number of tasks without time left', () => {
    expect(noticesFor('2026-06-10', { today: '2026-06-11' })).toEqual([
      { code: 'launch-date-past', params: { date: '2026-06-10', count: 5 } },
      { code: 'lead-time-short', params: { count: 5 } },
    ])
  })

  it('count only open tasks when T is past', () => {
    const task = { phase: 'feedback', to: '2026-06-09', leadTimeShort: false } as const
    const open = { ...task, isDone: false, isSkipped: false }
    const tasks = [
      open,
      { ...open, isDone: true },
      { ...open, isSkipped: true },
      { ...open, to: '2026-06-11' },
      { ...open, to: null },
    ]
    expect(noticesFor('2026-06-10', { today: '2026-06-11', tasks })).toContainEqual({
      code: 'launch-date-past',
      params: { date: '2026-06-10', count: 1 },
    })
  })

  it.each([
    ['2026-06-11', 'release-after-launch'],
    ['2026-06-10', 'launch-equals-release'],
  ])('compare T with a release on %s', (releaseDate, code) => {
    expect(
      noticesFor('2026-06-10', { features: [feature, { ...feature, title: 'Oat', releaseDate }] }),
    ).toEqual([{ code, params: { feature: 'Oat', releaseDate, launchDate: '2026-06-10' } }])
  })

  it('report an unknown release, unless the feature is released', () => {
    const unknown = { ...feature, releaseDate: null }
    expect(noticesFor('2026-06-10', { features: [unknown, { ...unknown, stage: 'released' }] })).toEqual([
      { code: 'release-unknown', params: { feature: 'Rye' } },
    ])
  })

  it('report a holiday once, when it is between the first warm-up task and two weeks after T', () => {
    const name = { en: 'Summer break', 'zh-Hans': 'Summer break（面包房）' }
    const run = { code: 'holiday-in-channel', params: { from: '2026-08-10', to: '2026-08-14', name } }
    expect(noticesFor('2026-08-05')).toEqual([run])
    expect(noticesFor('2026-08-16')).toEqual([run])
    expect(noticesFor('2026-07-26')).toEqual([])
    expect(noticesFor('2026-08-22')).toEqual([])
    expect(noticesFor('2026-07-29')).toEqual([{ ...run, params: { ...run.params, to: '2026-08-12' } }])
  })

  it('distinguish consecutive holidays, and leave out make-up days', () => {
    const holiday = (date: string, en: string) => ({ date, name: { en, 'zh-Hans': en } })
    const holidays = [
      holiday('2026-06-13', 'Flour'),
      holiday('2026-06-11', 'Rye'),
      holiday('2026-06-12', 'Rye'),
      holiday('2026-06-14', 'Flour'),
    ]
    const makeUpWorkingDays = [holiday('2026-06-14', 'Made up')]
    const flour = prepareCalendar({ ...bakeryCalendarDefinition, holidays, makeUpWorkingDays })
    expect(noticesFor('2026-06-10', { calendar: flour }).map((notice) => notice.params)).toMatchObject([
      { from: '2026-06-11', to: '2026-06-12', name: { en: 'Rye' } },
      { from: '2026-06-13', to: '2026-06-13', name: { en: 'Flour' } },
    ])
  })

  it('do not count a removed task towards its phase', () => {
    const vanishing = {
      phase: 'conversion',
      to: null,
      leadTimeShort: true,
      isDone: false,
      isSkipped: false,
    } as const
    const tasks = mergePlan({
      current: [],
      wanted: targetsAt('small-scenario', '2026-06-10', today),
      today,
      calendar,
    }).rows.filter((row) => row.phase !== 'conversion')
    expect(noticesFor('2026-06-10', { tasks: [...tasks, vanishing] })).toEqual([
      { code: 'phase-empty', params: { phase: 'conversion' } },
    ])
  })

  const others = (grade: Grade, ...dates: string[]) => dates.map((launchDate) => ({ grade, launchDate }))

  it('warn about a third big scenario in a quarter', () => {
    const two = others('big-scenario', '2026-04-01', '2026-06-30')
    expect(noticesFor('2026-06-10', { otherLaunches: two }, 'big-scenario')).toEqual([
      { code: 'capacity-quarter', params: { period: '2026-Q2', count: 3, limit: 2 } },
    ])
    expect(noticesFor('2026-06-10', { otherLaunches: two.slice(1) }, 'big-scenario')).toEqual([])
    expect(noticesFor('2026-06-10', { otherLaunches: two })).toEqual([])
    const elsewhere = others('big-scenario', '2026-03-31', '2026-07-01', '2025-06-10')
    expect(noticesFor('2026-06-10', { otherLaunches: elsewhere }, 'big-scenario')).toEqual([])
  })

  it('warn about a second concept campaign in a half-year', () => {
    const one = others('concept-campaign', '2026-01-10')
    expect(noticesFor('2026-06-10', { otherLaunches: one }, 'concept-campaign')).toEqual([
      { code: 'capacity-half-year', params: { period: '2026-H1', count: 2, limit: 1 } },
    ])
    expect(noticesFor('2026-07-10', { otherLaunches: one }, 'concept-campaign')).toEqual([])
  })

  it('report a phase that stays empty because its tasks are skipped', () => {
    const current = worked(plannedAt('small-scenario', '2026-06-10', today), 'order-form', {
      isSkipped: true,
    })
    const wanted = targetsAt('small-scenario', '2026-06-17', today)
    const tasks = mergePlan({ current, wanted, today, calendar }).rows
    expect(noticesFor('2026-06-17', { tasks })).toEqual([
      { code: 'phase-empty', params: { phase: 'conversion' } },
    ])
  })
})
