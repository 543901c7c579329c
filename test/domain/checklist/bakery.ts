/** A fictional bakery that launches cakes: small enough to compute by hand, with every kind of task. */
import type { Grade, JobFunction, Phase } from '#server/contracts/lists.ts'
import type { PlaybookDefinition, PlaybookTask } from '#server/contracts/playbooks.ts'
import type { CalendarDefinition } from '#server/contracts/calendars.ts'
import type { CurrentTask, InsertedTask } from '#server/domain/checklist/checklist-task.ts'
import { generateChecklist } from '#server/domain/checklist/generate.ts'
import { mergePlan, type Merge } from '#server/domain/checklist/merge.ts'
import { prepareCalendar } from '#server/domain/schedule/working-days.ts'

const both = (en: string) => ({ en, 'zh-Hans': `${en}（面包房）` })

type Offsets = Partial<Record<Grade, number | { offsetDays: number; weeks: number }>>

function bakeryTask(
  id: string,
  phase: Phase,
  ownerFunction: JobFunction,
  offsets: Offsets,
  after: string[] = [],
  isDueByPrdFinal = false,
): PlaybookTask {
  const grades = Object.fromEntries(
    Object.entries(offsets).map(([grade, at]) => [
      grade,
      {
        ...(typeof at === 'number' ? { offsetDays: at } : at),
        deliverable: both(`${id} for ${grade}`),
        doneWhen: both(`${id} passes at ${grade}`),
      },
    ]),
  )
  return { id, phase, title: both(id), ownerFunction, assistFunctions: [], after, isDueByPrdFinal, grades }
}

const announce = 'announce'
const small = 'small-scenario'
const big = 'big-scenario'
const concept = 'concept-campaign'

/** Announce 6, small 7, big 8, concept campaign 8 tasks. */
export const bakeryPlaybook: PlaybookDefinition = {
  title: both('Cakes'),
  tasks: [
    bakeryTask('write-recipe', 'preparation', 'pm', { [small]: -20, [big]: -40, [concept]: -60 }, [], true),
    bakeryTask('taste', 'preparation', 'pmm', { [announce]: -9, [small]: -15, [big]: -30, [concept]: -45 }, [
      'write-recipe',
    ]),
    bakeryTask('tell-shops', 'warm-up', 'content', {
      [announce]: -2,
      [small]: -5,
      [big]: -9,
      [concept]: -14,
    }),
    bakeryTask(
      'hang-posters',
      'promotion',
      'content',
      { [announce]: 0, [small]: 0, [big]: 0, [concept]: 0 },
      ['taste', 'tell-shops'],
    ),
    bakeryTask('order-form', 'conversion', 'web', { [announce]: -1, [small]: -3, [big]: -6, [concept]: -9 }),
    bakeryTask('count-orders', 'handoff', 'sales-lead', {
      [announce]: 5,
      [small]: { offsetDays: 7, weeks: 2 },
      [big]: { offsetDays: 7, weeks: 4 },
      [concept]: { offsetDays: 7, weeks: 8 },
    }),
    bakeryTask('ask-guests', 'feedback', 'pmm', { [announce]: 14, [small]: 21, [big]: 30, [concept]: 45 }, [
      'hang-posters',
    ]),
    bakeryTask('open-day', 'promotion', 'events', { [big]: 3, [concept]: 3 }, ['hang-posters']),
  ],
}

/** Closed on Mondays and Tuesdays, a week off in August 2026, with one Monday as a make-up day. */
export const bakeryCalendarDefinition: CalendarDefinition = {
  slug: 'bakery',
  title: both('Bakery'),
  weekendDays: [1, 2],
  holidays: ['2026-08-10', '2026-08-11', '2026-08-12', '2026-08-13', '2026-08-14'].map((date) => ({
    date,
    name: both('Summer break'),
  })),
  makeUpWorkingDays: [{ date: '2026-08-03', name: both('Made up') }],
}
export const bakeryCalendar = prepareCalendar(bakeryCalendarDefinition)

/** The target checklist of the bakery, by default without people to assign. */
export const targetsAt = (
  grade: Grade,
  launchDate: string,
  today: string,
  more: Partial<Parameters<typeof generateChecklist>[0]> = {},
) =>
  generateChecklist({
    playbook: bakeryPlaybook,
    calendar: bakeryCalendar,
    features: [],
    people: [],
    grade,
    launchDate,
    today,
    ...more,
  })

/** Applies a merge as a repository would; ids are made of the slug and a round. */
export function applied(current: readonly CurrentTask[], merge: Merge, round = 0): CurrentTask[] {
  const removed = new Set(merge.removals)
  const sets = new Map(merge.changes.map((change) => [change.id, change.set]))
  const withId = (task: InsertedTask): CurrentTask => ({ ...task, id: `${task.slug}~${round}` })
  return [
    ...current.filter((task) => !removed.has(task.id)).map((task) => ({ ...task, ...sets.get(task.id) })),
    ...merge.inserts.map(withId),
  ]
}

/** A stored checklist, as after the first confirmed plan. */
export function plannedAt(...[grade, launchDate, today, more]: Parameters<typeof targetsAt>): CurrentTask[] {
  const wanted = targetsAt(grade, launchDate, today, more)
  return applied([], mergePlan({ current: [], wanted, today, calendar: bakeryCalendar }))
}

/** A task added by a user. */
export const ownTask = (part: Partial<CurrentTask> = {}): CurrentTask => ({
  id: 'own',
  slug: null,
  phase: 'promotion',
  position: 45,
  title: 'Bake one for the mayor',
  deliverable: '',
  doneWhen: '',
  ownerFunction: null,
  assistFunctions: [],
  after: [],
  offsetDays: null,
  weeks: null,
  plannedOn: '2026-06-01',
  leadTimeShort: false,
  assigneeId: null,
  dueOverride: null,
  isAssigneeSet: false,
  isTextEdited: false,
  note: null,
  deliverableLink: null,
  tickedWeeks: [],
  isDone: false,
  isSkipped: false,
  keptBecause: null,
  ...part,
})

/** The same tasks with work on one of them. */
export const worked = (
  tasks: readonly CurrentTask[],
  slug: string,
  part: Partial<CurrentTask>,
): CurrentTask[] => tasks.map((task) => (task.slug === slug ? { ...task, ...part } : task))

/** The task with that slug; fails the test when there is none. */
export function bySlug<T extends { slug: string | null }>(tasks: readonly T[], slug: string): T {
  const task = tasks.find((one) => one.slug === slug)
  if (task === undefined) throw new Error(`no task ${slug}`)
  return task
}
