import type { Grade, Phase } from '../../contracts/lists.ts'
import type { PlanNotice } from '../../contracts/plans.ts'
import type { LocalText, PlainDate } from '../../contracts/primitives.ts'
import { addDays, earlier, halfYearOf, quarterOf } from '../schedule/plain-date.ts'
import { holidayName, isWorkingDay, type PreparedCalendar } from '../schedule/working-days.ts'
import { isSameData } from './differences.ts'
import { emptyChannelPhases } from './progress.ts'

/** Days after T during which a holiday takes attention from the launch; the first feedback is due by then. */
const channelDaysAfterLaunch = 14

/** The input of a preview's notices. */
export type NoticeInput = {
  launchDate: PlainDate
  grade: Grade
  today: PlainDate
  calendar: PreparedCalendar
  /** The launch's features. */
  features: readonly { title: string; stage: string; releaseDate: PlainDate | null }[]
  /** The other planned launches, without drafts and archived ones; not needed for a grade that is not limited. */
  otherLaunches: readonly { grade: Grade; launchDate: PlainDate }[]
  /** The resulting checklist: the rows of the merge. */
  tasks: readonly {
    phase: Phase
    to: PlainDate | null
    leadTimeShort: boolean
    isDone: boolean
    isSkipped: boolean
  }[]
}

function launchDateNotices({ launchDate, today, calendar, tasks }: NoticeInput): PlanNotice[] {
  const notices: PlanNotice[] = []
  if (!isWorkingDay(calendar, launchDate)) {
    const name = holidayName(calendar, launchDate)
    notices.push({
      code: 'launch-date-not-working-day',
      params: name === null ? { date: launchDate } : { date: launchDate, name },
    })
  }
  if (launchDate < today) {
    const isLate = ({ to, isDone, isSkipped }: NoticeInput['tasks'][number]) =>
      to !== null && to < today && !isDone && !isSkipped
    notices.push({
      code: 'launch-date-past',
      params: { date: launchDate, count: tasks.filter(isLate).length },
    })
  }
  return notices
}

const releaseNotices = ({ launchDate, features }: NoticeInput): PlanNotice[] =>
  features.flatMap(({ title, stage, releaseDate }): PlanNotice[] => {
    const isOut = stage === 'released' || stage === 'retired'
    if (releaseDate === null) return isOut ? [] : [{ code: 'release-unknown', params: { feature: title } }]
    const params = { feature: title, releaseDate, launchDate }
    if (releaseDate > launchDate) return [{ code: 'release-after-launch', params }]
    return releaseDate === launchDate ? [{ code: 'launch-equals-release', params }] : []
  })

/** One notice per run of the same holiday between the first warm-up task and two weeks after T. */
function holidayNotices({ launchDate, calendar, tasks }: NoticeInput): PlanNotice[] {
  const warmUpDays = tasks.flatMap((task) => (task.phase === 'warm-up' && task.to !== null ? task.to : []))
  const last = addDays(launchDate, channelDaysAfterLaunch)
  const runs: { from: PlainDate; to: PlainDate; name: LocalText }[] = []
  for (const [date, name] of [...calendar.holidays].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (date < warmUpDays.reduce(earlier, launchDate) || date > last || isWorkingDay(calendar, date)) continue
    const run = runs.at(-1)
    if (run !== undefined && isSameData<LocalText>(run.name, name) && addDays(run.to, 1) === date)
      run.to = date
    else runs.push({ from: date, to: date, name })
  }
  return runs.map((run) => ({ code: 'holiday-in-channel', params: run }))
}

/** The grades whose launches are counted per period. (RULES.md, Capacity) */
const capacities = {
  'big-scenario': { code: 'capacity-quarter', periodOf: quarterOf, limit: 2 },
  'concept-campaign': { code: 'capacity-half-year', periodOf: halfYearOf, limit: 1 },
} as const satisfies Partial<Record<Grade, object>>

/** Whether the number of launches of this grade is limited, so that the other launches matter to a plan. */
export const isLimited = (grade: Grade): grade is keyof typeof capacities => grade in capacities

/** More launches of a grade in a period than its capacity: warns only. */
function capacityNotices({ launchDate, grade, otherLaunches }: NoticeInput): PlanNotice[] {
  if (!isLimited(grade)) return []
  const { code, periodOf, limit } = capacities[grade]
  const period = periodOf(launchDate)
  const others = otherLaunches.filter(
    (other) => other.grade === grade && periodOf(other.launchDate) === period,
  )
  const count = others.length + 1
  return count > limit ? [{ code, params: { period, count, limit } }] : []
}

function checklistNotices({ tasks }: NoticeInput): PlanNotice[] {
  const staying = tasks.filter((task) => task.to !== null)
  const count = staying.filter((task) => task.leadTimeShort).length
  return [
    ...(count === 0 ? [] : [{ code: 'lead-time-short', params: { count } } as const]),
    ...emptyChannelPhases(staying).map((phase) => ({ code: 'phase-empty', params: { phase } }) as const),
  ]
}

/**
 * Notices to show before confirming a plan, as codes with parameters: date (`date`, holiday `name`; when past,
 * `count` of the open tasks whose due date is past), release per feature
 * (`feature`, `releaseDate`, `launchDate`), holidays (`from`, `to`, `name`), capacity (`period`, `count`, `limit`),
 * short lead time (`count`), empty phases (`phase`). None of them blocks. (RULES.md, Notices before confirming)
 */
export const planNotices = (input: NoticeInput): PlanNotice[] => [
  ...launchDateNotices(input),
  ...releaseNotices(input),
  ...holidayNotices(input),
  ...capacityNotices(input),
  ...checklistNotices(input),
]
