import type { Task } from '#server/contracts/tasks.ts'
import type { ApiError } from '../api/client.ts'
import { getTask } from '../api/tasks.ts'
import { change } from '../queries/change.ts'
import { onVersion } from './on-version.ts'
import { queryClient } from '../queries/query.ts'
import { fetchChanged } from '../queries/refetch.ts'

type Lists = { items?: Task[] } | undefined
let pending = 0

/** Puts something new about a task into every list that shows it. */
export function showTask(id: string, part: Partial<Task>): void {
  const merge = (data: Lists) =>
    data?.items
      ? { ...data, items: data.items.map((task) => (task.id === id ? { ...task, ...part } : task)) }
      : data
  queryClient.setQueriesData<Lists>({ queryKey: ['tasks'] }, merge)
}

/**
 * Works a task: shown at once in every list, sent, said with an undo, taken back when refused. Several at once do
 * not disturb one another: lists are fetched anew when the last answer is there.
 */
export async function workTask(
  task: Task,
  work: {
    shows: Partial<Task>
    run: () => Promise<Task>
    message?: string
    /** @param saved the task as the work left it */
    undo?: (saved: Task) => Promise<Task>
    onRefused?: (error: ApiError) => boolean
  },
): Promise<Task | undefined> {
  pending += 1
  await queryClient.cancelQueries({ queryKey: ['tasks'] })
  showTask(task.id, work.shows)
  const { undo } = work
  let saved = task
  try {
    const value = await change({
      run: async () => (saved = await work.run()),
      ...(work.message === undefined ? {} : { message: work.message }),
      ...(undo ? { undo: () => undo(saved).then((back) => showTask(back.id, back)), noun: 'task' } : {}),
      ...(work.onRefused ? { onRefused: work.onRefused } : {}),
    })
    showTask(task.id, value ?? task)
    return value
  } finally {
    pending -= 1
    if (pending === 0) fetchChanged('task')
  }
}

/** Whether a task is done or left out, or one of its weeks is ticked: what working it is about. */
const stateOf = (task: Task, week?: number) =>
  week === undefined
    ? [task.completion !== null, task.skip !== null]
    : [task.ticks.some((tick) => tick.week === week), task.skip !== null]

/**
 * Works a task as one has seen it: a note or a day that someone else wrote meanwhile is no matter, their tick is.
 * @param week the one that is ticked, of a weekly task
 */
export const onTask = (seen: Task, run: (version: number) => Promise<Task>, week?: number): Promise<Task> =>
  onVersion(seen, { about: (task) => stateOf(task, week), run, read: () => getTask(seen.id) })
