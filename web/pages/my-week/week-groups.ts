import type { PlainDate } from '#server/contracts/primitives.ts'
import type { TaskWithLaunch } from '#server/contracts/tasks.ts'
import { addDays, startOfWeek } from '#server/domain/schedule/plain-date.ts'

export type Week = {
  /** Monday and Sunday of this week. */
  from: PlainDate
  to: PlainDate
  /** Overdue tasks, the longest overdue first; includes tasks that were planned without enough time. */
  overdue: TaskWithLaunch[]
  /** The days of this week from today on that have tasks; always includes today. */
  days: { date: PlainDate; tasks: TaskWithLaunch[] }[]
  nextWeek: TaskWithLaunch[]
  later: TaskWithLaunch[]
  done: TaskWithLaunch[]
}

/** By date, then in checklist order, so that a tick never changes the order. */
function inOrder(a: TaskWithLaunch, b: TaskWithLaunch): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1
  if (a.launchId !== b.launchId) return a.launchId < b.launchId ? -1 : 1
  return a.position - b.position
}

/**
 * Groups a person's tasks by week: overdue, per day, later. Tasks ticked during this visit stay in their
 * place.
 */
export function weekOf(
  tasks: readonly TaskWithLaunch[],
  doneThisWeek: readonly TaskWithLaunch[],
  today: PlainDate,
): Week {
  const from = startOfWeek(today)
  const to = addDays(from, 6)
  const nextEnd = addDays(to, 7)
  const sorted = [...tasks].sort(inOrder)
  const between = (first: PlainDate, last: PlainDate) =>
    sorted.filter((task) => task.dueOn >= first && task.dueOn <= last)
  const days = Array.from({ length: 7 }, (_, index) => addDays(from, index))
    .filter((date) => date >= today)
    .map((date) => ({ date, tasks: between(date, date) }))
    .filter(({ date, tasks: due }) => date === today || due.length > 0)
  const shown = new Set(tasks.map((task) => task.id))
  return {
    from,
    to,
    overdue: sorted.filter((task) => task.dueOn < today),
    days,
    nextWeek: between(addDays(to, 1), nextEnd),
    later: sorted.filter((task) => task.dueOn > nextEnd),
    done: doneThisWeek.filter((task) => !shown.has(task.id)),
  }
}

/**
 * Number of open tasks that are overdue, due from today to Sunday, and due after this week.
 * @param total number of all open tasks; those not in `tasks` are due later, because the list is sorted by
 * date
 */
export function countsOf(
  tasks: readonly TaskWithLaunch[],
  total: number,
  today: PlainDate,
): { overdue: number; thisWeek: number; later: number } {
  const sunday = addDays(startOfWeek(today), 6)
  const open = tasks.filter((task) => task.completion === null)
  const overdue = open.filter((task) => task.dueOn < today).length
  const thisWeek = open.filter((task) => task.dueOn >= today && task.dueOn <= sunday).length
  return { overdue, thisWeek, later: total - tasks.length + open.length - overdue - thisWeek }
}

/** Whether a task was completed on or after this date, in the reader's zone. */
export const isDoneSince = (task: TaskWithLaunch, from: PlainDate): boolean =>
  task.completion !== null && new Date(task.completion.at) >= new Date(`${from}T00:00:00`)
