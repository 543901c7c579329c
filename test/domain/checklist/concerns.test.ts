import { expect, it } from 'vitest'
import { type ConcernFacts, planConcerns } from '#server/domain/checklist/concerns.ts'
import { prepareCalendar } from '#server/domain/schedule/working-days.ts'
import { weekendsOnlyCalendar } from '#server/domain/policy/calendars.ts'

const today = '2026-11-23'
const calendar = prepareCalendar(weekendsOnlyCalendar)
const task = { isDone: false, isSkipped: false, dueOn: '2026-11-20', leadTimeShort: false }

const calm: ConcernFacts = {
  isArchived: false,
  isPlanned: true,
  launchDate: '2026-12-01',
  grade: 'announce',
  gradeReason: null,
  decidedGrade: 'announce',
  settledAt: '2026-11-10T08:00:00.000Z',
  lastDecidedAt: '2026-11-01T08:00:00.000Z',
  tasks: [{ ...task, dueOn: today }],
}

it.each<[string, Partial<ConcernFacts>, string[]]>([
  ['nothing', {}, []],
  ['a grade decided otherwise', { decidedGrade: 'big-scenario' }, ['regraded']],
  ['another grade with its reason', { decidedGrade: 'big-scenario', gradeReason: 'Why' }, []],
  [
    'a reason that a decision has overtaken',
    { decidedGrade: 'big-scenario', gradeReason: 'Why', lastDecidedAt: '2026-11-10T08:00:00.001Z' },
    ['regraded'],
  ],
  ['a draft that nobody graded', { isPlanned: false, grade: null }, []],
  ['T on a Sunday ahead', { launchDate: '2026-11-29' }, ['date-not-working-day']],
  ['T on a Sunday gone by', { launchDate: '2026-11-22' }, []],
  ['a draft whose T has passed', { isPlanned: false, launchDate: '2026-11-20' }, ['date-passed-in-draft']],
  ['an open task without time', { tasks: [{ ...task, leadTimeShort: true }] }, ['lead-time-short']],
  ['the same task done', { tasks: [{ ...task, leadTimeShort: true, isDone: true }] }, []],
  ['an open task past its day', { tasks: [task] }, ['tasks-overdue']],
  ['the same task skipped', { tasks: [{ ...task, isSkipped: true }] }, []],
  ['an archived launch', { isArchived: true, decidedGrade: 'big-scenario', tasks: [task] }, []],
])('%s', (_what, facts, concerns) => {
  expect(planConcerns({ ...calm, ...facts }, today, calendar)).toEqual(concerns)
})
