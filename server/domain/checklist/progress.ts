import { channelPhases, phases, type ChannelPhase, type Phase } from '../../contracts/lists.ts'
import type { PhaseProgress } from '../../contracts/launches.ts'
import type { PlainDate } from '../../contracts/primitives.ts'
import { earlier, later } from '../schedule/plain-date.ts'
import { isFinished } from './checklist-task.ts'

type Finishable = { isDone: boolean; isSkipped: boolean }
type Due = Finishable & { dueOn: PlainDate; leadTimeShort: boolean }
type InPhase = { phase: Phase; isSkipped: boolean }

/** Open and past its due date, unless that was already past when the plan was made. (RULES.md, Due dates) */
export const isOverdue = (task: Due, today: PlainDate): boolean =>
  !isFinished(task) && !task.leadTimeShort && task.dueOn < today

/** Task counts of each of the seven phases, in order; `total` includes skipped tasks. */
export function phaseProgress(tasks: readonly (Due & { phase: Phase })[], today: PlainDate): PhaseProgress[] {
  return phases.map((phase) => {
    const own = tasks.filter((task) => task.phase === phase)
    const days = own.map((task) => task.dueOn)
    return {
      phase,
      total: own.length,
      done: own.filter((task) => task.isDone).length,
      skipped: own.filter((task) => task.isSkipped).length,
      overdue: own.filter((task) => isOverdue(task, today)).length,
      from: days.length === 0 ? null : days.reduce(earlier),
      to: days.length === 0 ? null : days.reduce(later),
    }
  })
}

/** The channel phases in which every task is skipped or none exists. (RULES.md, Phases are complete) */
export const emptyChannelPhases = (tasks: readonly InPhase[]): ChannelPhase[] =>
  channelPhases.filter((phase) => !tasks.some((task) => task.phase === phase && !task.isSkipped))

/** The channel phase that would become empty if this task were skipped or removed; null when none would. */
export function wouldEmptyPhase(
  task: InPhase & { id: string },
  tasks: readonly (InPhase & { id: string })[],
): ChannelPhase | null {
  if (task.isSkipped) return null
  const rest = tasks.filter((other) => other.id !== task.id)
  return emptyChannelPhases(rest).find((phase) => phase === task.phase) ?? null
}

/** The open tasks that this one depends on; they warn, never block. (RULES.md, Order) */
export const openBefore = <T extends Finishable & { slug: string | null }>(
  task: { after: readonly string[] },
  tasks: readonly T[],
): T[] =>
  tasks.filter((other) => other.slug !== null && task.after.includes(other.slug) && !isFinished(other))
