import type { Task, TaskChange } from '#server/contracts/tasks.ts'
import { ApiError } from '../api/client.ts'
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

/** The change that brings back what these fields of a task hold; shipped texts in both languages. */
function changeBack(task: Task, edit: TaskChange): TaskChange {
  const held = { ...task, assigneeId: task.assignee?.id ?? null }
  const fields = Object.keys(edit) as (keyof TaskChange)[]
  return Object.fromEntries(fields.map((field) => [field, held[field]]))
}

const saveTask = (base: Task, change: TaskChange) =>
  saveMerging({
    base,
    change,
    valueOf: taskValue,
    save: (version, what) => changeTask(base.id, version, what),
    read: () => getTask(base.id),
  })

const metAnother = () => new ApiError({ status: 412, code: 'stale-version' })

/**
 * Edits a task, together with what others changed meanwhile; said with an undo.
 * @returns the conflict when both changed the same field; it has been shown nowhere yet
 */
export async function editTask(
  task: Task,
  edit: TaskChange,
  { shows, said }: { shows: Partial<Task>; said: string },
): Promise<Conflict<Task, TaskChange> | undefined> {
  let conflict: Conflict<Task, TaskChange> | undefined
  let saved = task
  await workTask(task, {
    shows,
    said,
    run: async () => {
      const merged = await saveTask(task, edit)
      if (merged.kind === 'saved') return (saved = merged.value)
      conflict = merged
      throw metAnother()
    },
    undo: async () => {
      const merged = await saveTask(saved, changeBack(task, edit))
      if (merged.kind === 'saved') return merged.value
      throw metAnother()
    },
    refused: () => conflict !== undefined,
  })
  if (conflict) showTask(task.id, conflict.current)
  return conflict
}
