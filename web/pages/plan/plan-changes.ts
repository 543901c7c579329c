import { phases } from '#server/contracts/lists.ts'
import type { Phase } from '#server/contracts/lists.ts'
import type { PhaseProgress } from '#server/contracts/launches.ts'
import type { PlannedTask } from '#server/contracts/plans.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'

export const groups = ['added', 'moved', 'removed', 'kept', 'reworded', 'same'] as const
export type Group = (typeof groups)[number]

/** Filters across the groups. */
export const crossings = ['impossible', 'short', 'shifted'] as const
export type Crossing = (typeof crossings)[number]
export type Show = Group | Crossing

/** The group of a task: what happens to it, or only to its text. */
export const groupOf = (task: PlannedTask): Group =>
  task.change === 'same' ? (task.isReworded ? 'reworded' : 'same') : task.change

/** Whether a task matches a filter. */
export function isShown(task: PlannedTask, show: Show): boolean {
  if (show === 'impossible') return task.isNowImpossible
  if (show === 'short') return task.leadTimeShort && task.change !== 'removed'
  if (show === 'shifted') return task.shiftedFrom !== null
  if (show === 'reworded') return task.isReworded
  return groupOf(task) === show
}

/** Number of tasks per filter. */
export function countsOf(tasks: readonly PlannedTask[]): Record<Show, number> {
  const counts = [...groups, ...crossings].map((show): [Show, number] => [
    show,
    tasks.filter((task) => isShown(task, show)).length,
  ])
  return Object.fromEntries(counts) as Record<Show, number>
}

/** The tasks of the new plan, without removed ones. */
export const staying = (tasks: readonly PlannedTask[]): (PlannedTask & { to: PlainDate })[] =>
  tasks.filter((task): task is PlannedTask & { to: PlainDate } => task.to !== null)

/** The first and last day of a plan; null when it has no tasks. */
export function span(tasks: readonly PlannedTask[]): { from: PlainDate; to: PlainDate } | null {
  const days = staying(tasks)
    .map((task) => task.to)
    .sort()
  const [from, to] = [days[0], days.at(-1)]
  return from !== undefined && to !== undefined ? { from, to } : null
}

/** Channel progress under the new plan: completed and skipped tasks are kept. */
export function progressOf(tasks: readonly PlannedTask[]): PhaseProgress[] {
  return phases.map((phase: Phase) => {
    const own = staying(tasks).filter((task) => task.phase === phase)
    const days = own.map((task) => task.to).sort()
    return {
      phase,
      total: own.length,
      done: own.filter((task) => task.keptBecause === 'done').length,
      skipped: own.filter((task) => task.keptBecause === 'skipped').length,
      overdue: 0,
      from: days[0] ?? null,
      to: days.at(-1) ?? null,
    }
  })
}
