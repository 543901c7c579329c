/** The shipped policy: the default playbook with the two calendars. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { channelPhases, grades } from '#server/contracts/lists.ts'
import { playbookErrors } from '#server/domain/checklist/playbook-errors.ts'
import { generateChecklist } from '#server/domain/checklist/generate.ts'
import { mergePlan } from '#server/domain/checklist/merge.ts'
import { nextDueOn } from '#server/domain/checklist/due-on.ts'
import { emptyChannelPhases } from '#server/domain/checklist/progress.ts'
import { chinaCalendar, weekendsOnlyCalendar } from '#server/domain/policy/calendars.ts'
import { defaultPlaybook } from '#server/domain/policy/default-playbook.ts'
import { calendarErrors } from '#server/domain/schedule/calendar-errors.ts'
import { addDays } from '#server/domain/schedule/plain-date.ts'
import { isWorkingDay, prepareCalendar } from '#server/domain/schedule/working-days.ts'
import { applied, bySlug } from './bakery.ts'

const calendars = [chinaCalendar, weekendsOnlyCalendar]
const wantedAt = (
  grade: (typeof grades)[number],
  launchDate: string,
  calendar = prepareCalendar(chinaCalendar),
  prdFinalOn: string | null = null,
) =>
  generateChecklist({
    playbook: defaultPlaybook,
    grade,
    launchDate,
    calendar,
    features: [{ pmOwnerId: null, pmmOwnerId: null, prdFinalOn }],
    people: [],
    today: '2026-01-01',
  })

describe('the shipped policy', () => {
  it('has no errors', () => {
    expect(playbookErrors(defaultPlaybook)).toEqual([])
    expect(calendars.map(calendarErrors)).toEqual([[], []])
  })

  it.each([
    ['announce', 10],
    ['small-scenario', 32],
    ['big-scenario', 51],
    ['concept-campaign', 54],
  ] as const)('creates for %s a checklist of %i tasks, in every phase of the channel', (grade, count) => {
    const tasks = wantedAt(grade, '2026-09-10')
    expect(tasks).toHaveLength(count)
    expect(new Set(tasks.map((task) => task.phase))).toEqual(
      new Set(['preparation', 'enablement', ...channelPhases]),
    )
    expect(emptyChannelPhases(tasks.map(({ phase }) => ({ phase, isSkipped: false })))).toEqual([])
  })

  it('limits only PRD tasks to the date of the final PRD', () => {
    const tasks = wantedAt('small-scenario', '2026-09-10', undefined, '2026-07-01')
    const heldBack = tasks.filter((task) => task.plannedOn === '2026-07-01').map((task) => task.slug)
    expect(heldBack.sort()).toEqual(['attach-prd', 'prd-review', 'select-from-plan'])
  })

  it('moves dates around National Day: back before T, forward from T on', () => {
    const tasks = wantedAt('small-scenario', '2026-10-08')
    expect(bySlug(tasks, 'launch-brief')).toMatchObject({
      plannedOn: '2026-09-30',
      shiftedFrom: '2026-10-01',
    })
    expect(bySlug(wantedAt('announce', '2026-10-01'), 'notice-monthly-item')).toMatchObject({
      plannedOn: '2026-10-08',
      shiftedFrom: '2026-10-01',
    })
  })
})

describe('on any date T, at any grade, under both calendars', () => {
  const anyDay = fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2025-06-01', days))
  const anyGrade = fc.constantFrom(...grades)
  const anyCalendar = fc.constantFrom(...calendars.map(prepareCalendar))

  it('no due date is on a non-working day, or before that of a predecessor', () => {
    fc.assert(
      fc.property(
        anyGrade,
        anyDay,
        anyCalendar,
        fc.option(anyDay),
        (grade, launchDate, calendar, prdFinalOn) => {
          const tasks = wantedAt(grade, launchDate, calendar, prdFinalOn)
          const dayOf = new Map(tasks.map((task) => [task.slug, task.plannedOn]))
          for (const task of tasks) {
            expect(isWorkingDay(calendar, task.plannedOn), task.slug).toBe(true)
            for (const slug of task.after)
              expect((dayOf.get(slug) ?? 'absent') <= task.plannedOn, task.slug).toBe(true)
            for (let week = 0; week < (task.weeks ?? 0); week += 1) {
              const tickedWeeks = Array.from({ length: week }, (_, index) => index + 1)
              const dueOn = nextDueOn({ ...task, dueOverride: null, tickedWeeks }, calendar)
              expect(isWorkingDay(calendar, dueOn), task.slug).toBe(true)
            }
          }
        },
      ),
    )
  })

  it('the same plan again changes nothing', () => {
    fc.assert(
      fc.property(
        anyGrade,
        anyDay,
        anyCalendar,
        anyGrade,
        anyDay,
        (grade, launchDate, calendar, nextGrade, nextDate) => {
          const today = '2026-01-01'
          const first = mergePlan({
            current: [],
            wanted: wantedAt(grade, launchDate, calendar),
            today,
            calendar,
          })
          const current = applied([], first)
          const wanted = wantedAt(nextGrade, nextDate, calendar)
          const once = applied(current, mergePlan({ current, wanted, today, calendar }), 1)
          expect(once).toHaveLength(wanted.length)
          const twice = mergePlan({ current: once, wanted, today, calendar })
          expect([twice.inserts, twice.changes, twice.removals]).toEqual([[], [], []])
        },
      ),
    )
  })
})
