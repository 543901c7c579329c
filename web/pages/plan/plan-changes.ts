import { phases } from '#server/contracts/lists.ts'
import type { Phase } from '#server/contracts/lists.ts'
import type { PhaseProgress } from '#server/contracts/launches.ts'
import type { PlannedTask } from '#server/contracts/plans.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'

export const groups = ['added', 'moved', 'removed', 'kept', 'reworded', 'same'] as const
export type Group = (typeof groups)[number]

/** Filters across the groups. */
export const crossGroupFilters = ['impossible', 'short', 'shifted'] as const
export type CrossGroupFilter = (typeof crossGroupFilters)[number]
export type TaskFilter = Group | CrossGroupFilter

/** The group of a task: what happens to it, or only to its text. */
export const groupOf = (task: PlannedTask): Group =>
  task.change === 'same' ? (task.isReworded ? 'reworded' : 'same') : task.change

/** Whether a task matches a filter. */
export function isShown(task: PlannedTask, show: TaskFilter): boolean {
  if (show === 'impossible') return task.isNowImpossible
  if (show === 'short') return task.leadTimeShort && task.change !== 'removed'
  if (show === 'shifted') return task.shiftedFrom !== null
  if (show === 'reworded') return task.isReworded
  return groupOf(task) === show
}

/** Number of tasks per filter. */
export function countsOf(tasks: readonly PlannedTask[]): Record<TaskFilter, number> {
  const counts = [...groups, ...crossGroupFilters].map((show): [TaskFilter, number] => [
    show,
    tasks.filter((task) => isShown(task, show)).length,
  ])
  return Object.fromEntries(counts) as Record<TaskFilter, number>
}

/** The tasks of the new plan, without removed ones. */
export const remainingTasks = (tasks: readonly PlannedTask[]): (PlannedTask & { to: PlainDate })[] =>
  tasks.filter((task): task is PlannedTask & { to: PlainDate } => task.to !== null)

/** The first and last day of a plan; null when it has no tasks. */
export function planSpan(tasks: readonly PlannedTask[]): { from: PlainDate; to: PlainDate } | null {
  const days = remainingTasks(tasks)
    .map((task) => task.to)
    .sort()
  const [from, to] = [days[0], days.at(-1)]
  return from !== undefined && to !== undefined ? { from, to } : null
}

/** Channel progress under the new plan: completed and skipped tasks are kept. */
export function progressOf(tasks: readonly PlannedTask[]): PhaseProgress[] {
  return phases.map((phase: Phase) => {
    const own = remainingTasks(tasks).filter((task) => task.phase === phase)
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
