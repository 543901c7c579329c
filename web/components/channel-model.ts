import type { Grade, Phase } from '#server/contracts/lists.ts'
import { channelPhases, phases } from '#server/contracts/lists.ts'
import type { PhaseProgress } from '#server/contracts/launches.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import { addDays, daysBetween } from '../formats/dates.ts'

/** Progress of one phase: number of tasks, number done, and fill level of its stretch (0 to 1). */
export type Stretch = {
  phase: Phase
  /** Number of tasks that are not skipped. */
  total: number
  done: number
  overdue: number
  level: number
  /** The phase has no tasks. */
  isEmpty: boolean
  from: PlainDate | null
  to: PlainDate | null
}

const none = { total: 0, done: 0, skipped: 0, overdue: 0, from: null, to: null }

/** All seven phases in order; those without progress are empty stretches. */
export function stretchesOf(progress: readonly PhaseProgress[]): Record<Phase, Stretch> {
  const entries = phases.map((phase): [Phase, Stretch] => {
    const found = progress.find((one) => one.phase === phase) ?? { phase, ...none }
    const total = found.total - found.skipped
    const level = total > 0 ? found.done / total : found.total > 0 ? 1 : 0
    const { done, overdue, from, to } = found
    return [phase, { phase, total, done, overdue, level, isEmpty: found.total === 0, from, to }]
  })
  return Object.fromEntries(entries) as Record<Phase, Stretch>
}

/**
 * Position of today along the channel, in stretches: −1 is the top of the springs, 0 the mouth, 1 the gate T,
 * 5 the end. Each stretch is scaled to its own days, because phases last from a day to half a year.
 * Null without a launch date.
 */
export function todayAlong(
  stretches: Record<Phase, Stretch>,
  launchDate: PlainDate | null,
  today: PlainDate,
): number | null {
  if (launchDate === null) return null
  const marks = channelMarks(stretches, launchDate)
  const [mouth] = marks
  if (mouth !== undefined && today < mouth) {
    const first = [stretches.preparation.from, stretches.enablement.from]
      .filter((day) => day !== null)
      .sort()[0]
    const start = first !== undefined && first < mouth ? first : addDays(mouth, -30)
    return Math.max(-1, share(start, mouth, today) - 1)
  }
  const next = marks.findIndex((mark) => today < mark)
  if (next < 0) return marks.length - 1
  return next - 1 + share(marks[next - 1] ?? launchDate, marks[next] ?? launchDate, today)
}

/**
 * The days at the ends of the five stretches, never decreasing: mouth, T, end of promotion, … end of
 * feedback.
 */
function channelMarks(stretches: Record<Phase, Stretch>, launchDate: PlainDate): PlainDate[] {
  const warmUp = stretches['warm-up'].from
  const marks = [warmUp !== null && warmUp < launchDate ? warmUp : addDays(launchDate, -14), launchDate]
  for (const phase of channelPhases.slice(1)) {
    const last = marks.at(-1) ?? launchDate
    const end = stretches[phase].to
    marks.push(end !== null && end > last ? end : addDays(last, 7))
  }
  return marks
}

function share(from: PlainDate, to: PlainDate, day: PlainDate): number {
  return daysBetween(from, day) / Math.max(1, daysBetween(from, to))
}

/** Channel width in pixels by grade. */
export const widths: Record<'large' | 'vertical' | 'small', Record<Grade | 'none', number>> = {
  large: { announce: 12, 'small-scenario': 32, 'big-scenario': 62, 'concept-campaign': 112, none: 22 },
  vertical: { announce: 10, 'small-scenario': 24, 'big-scenario': 44, 'concept-campaign': 70, none: 18 },
  small: { announce: 4, 'small-scenario': 9, 'big-scenario': 15, 'concept-campaign': 22, none: 6 },
}
