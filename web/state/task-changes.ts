import type { Task, TaskChange } from '#server/contracts/tasks.ts'
import type { ApiError } from '../api/client.ts'
import { changeTask, getTask } from '../api/tasks.ts'
import { change } from './change.ts'
import { localText } from './language.ts'
import { saveMerging } from './merge-change.ts'
import type { Conflict } from './merge-change.ts'
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

/** What a task holds under the name that a change gives it. */
export function taskValue(task: Task, field: keyof TaskChange & string): string | null {
  if (field === 'assigneeId') return task.assignee?.id ?? null
  if (field === 'title' || field === 'deliverable' || field === 'doneWhen') return localText(task[field])
  return task[field]
}

/**
 * Edits a task, together with what others changed meanwhile.
 * @returns the conflict when both changed the same field; it has been shown nowhere yet
 */
export async function editTask(
  task: Task,
  edit: TaskChange,
  shows: Partial<Task> = {},
): Promise<Conflict<Task, TaskChange> | undefined> {
  let conflict: Conflict<Task, TaskChange> | undefined
  await workTask(task, {
    shows,
    run: async () => {
      const merged = await saveMerging({
        base: task,
        change: edit,
        valueOf: taskValue,
        save: (version, what) => changeTask(task.id, version, what),
        read: () => getTask(task.id),
      })
      if (merged.kind === 'saved') return merged.value
      conflict = merged
      return merged.current
    },
  })
  return conflict
}
