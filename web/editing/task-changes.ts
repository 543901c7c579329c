import type { Task } from '#server/contracts/tasks.ts'
import type { ApiError } from '../api/client.ts'
import { getTask } from '../api/tasks.ts'
import { change } from '../queries/change.ts'
import { onVersion } from './on-version.ts'
import { queryClient } from '../queries/query.ts'
import { fetchChanged } from '../queries/refetch.ts'

type Lists = { items?: Task[] } | undefined
let pending = 0

/** Updates a task in every cached list that contains it. */
export function updateCachedTask(id: string, part: Partial<Task>): void {
  const merge = (data: Lists) =>
    data?.items
      ? { ...data, items: data.items.map((task) => (task.id === id ? { ...task, ...part } : task)) }
      : data
  queryClient.setQueriesData<Lists>({ queryKey: ['tasks'] }, merge)
}

/**
 * Changes a task: optimistic update in every list, request, toast with undo, rollback when refused.
 * Concurrent changes do not interfere: lists are fetched again after the last response.
 */
export async function changeTaskOptimistically(
  task: Task,
  work: {
    shows: Partial<Task>
    run: () => Promise<Task>
    message?: string
    /** @param saved the task after the change */
    undo?: (saved: Task) => Promise<Task>
    onRefused?: (error: ApiError) => boolean
  },
): Promise<Task | undefined> {
  pending += 1
  await queryClient.cancelQueries({ queryKey: ['tasks'] })
  updateCachedTask(task.id, work.shows)
  const { undo } = work
  let saved = task
  try {
    const value = await change({
      run: async () => (saved = await work.run()),
      ...(work.message === undefined ? {} : { message: work.message }),
      ...(undo
        ? { undo: () => undo(saved).then((back) => updateCachedTask(back.id, back)), noun: 'task' }
        : {}),
      ...(work.onRefused ? { onRefused: work.onRefused } : {}),
    })
    updateCachedTask(task.id, value ?? task)
    return value
  } finally {
    pending -= 1
    if (pending === 0) fetchChanged('task')
  }
}

/** The first unticked week of a weekly task; null when the task is done once, or every week is ticked. */
export function nextUntickedWeek(task: Pick<Task, 'weeks' | 'ticks'>): number | null {
  const ticked = new Set(task.ticks.map((tick) => tick.week))
  for (let week = 1; week <= (task.weeks ?? 0); week += 1) if (!ticked.has(week)) return week
  return null
}

/** The completion state that a task action depends on: done, skipped, or the tick of one week. */
const stateOf = (task: Task, week?: number) =>
  week === undefined
    ? [task.completion !== null, task.skip !== null]
    : [task.ticks.some((tick) => tick.week === week), task.skip !== null]

/**
 * Runs an action on a task as the user saw it: concurrent changes of its note or date do not matter, a
 * concurrent tick does.
 * @param week the week to tick, of a weekly task
 */
export const onTaskVersion = (
  seen: Task,
  run: (version: number) => Promise<Task>,
  week?: number,
): Promise<Task> =>
  onVersion(seen, { about: (task) => stateOf(task, week), run, read: () => getTask(seen.id) })
