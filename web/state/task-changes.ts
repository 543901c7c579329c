import type { Task } from '#server/contracts/tasks.ts'
import type { ApiError } from '../api/client.ts'
import { change } from './change.ts'
import { invalidate, queryClient } from './queries.ts'

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

/** Everything that a worked task changes the sight of. */
const touched = [['tasks'], ['launches'], ['warnings'], ['desk'], ['activity']]

/**
 * Works a task: shown at once in every list, sent, said with an undo, taken back when refused. Several at once do
 * not disturb one another: lists are fetched anew when the last answer is there.
 */
export async function workTask(
  task: Task,
  work: {
    shows: Partial<Task>
    run: () => Promise<Task>
    said?: string
    undo?: () => Promise<Task>
    refused?: (error: ApiError) => boolean
  },
): Promise<Task | undefined> {
  pending += 1
  await queryClient.cancelQueries({ queryKey: ['tasks'] })
  showTask(task.id, work.shows)
  const { undo } = work
  try {
    const value = await change({
      run: work.run,
      ...(work.said === undefined ? {} : { said: work.said }),
      ...(undo ? { undo: () => undo().then((back) => showTask(back.id, back)), invalidates: touched } : {}),
      ...(work.refused ? { refused: work.refused } : {}),
    })
    showTask(task.id, value ?? task)
    return value
  } finally {
    pending -= 1
    if (pending === 0) void invalidate(...touched)
  }
}
