import type { PersonRef } from '#server/contracts/primitives.ts'
import type { Task, TaskChange } from '#server/contracts/tasks.ts'
import { changeTask, getTask } from '../../api/tasks.ts'
import { updateCachedTask } from '../../editing/task-changes.ts'
import type { EntityType } from '../../editing/entity-type.ts'

/** Returns the task with a change applied, for the optimistic update of the page. */
export function appliedTask(task: Task, change: TaskChange, people: readonly PersonRef[]): Task {
  const { assigneeId, ...plain } = change
  const assignee =
    people.find((one) => one.id === assigneeId) ?? (assigneeId ? { id: assigneeId, name: '…' } : null)
  const named = assigneeId === undefined || assigneeId === task.assignee?.id ? task.assignee : assignee
  const changed = { ...task, ...(plain as Partial<Task>), assignee: named }
  // A weekly task is due by its weeks; any other on the date set by hand, otherwise on the planned date.
  const isDayWritten = change.dueOverride !== undefined && task.ticks.length === 0
  return isDayWritten ? { ...changed, dueOn: changed.dueOverride ?? task.plannedOn } : changed
}

/** The value for this field in a change that would leave the task as it is. */
export function taskValue(task: Task, field: keyof TaskChange & string): unknown {
  if (field === 'assigneeId') return task.assignee?.id ?? null
  return task[field]
}

/** How tasks are edited. @param people the people that the ids in a change refer to */
export const taskEntityType = (people: () => readonly PersonRef[]): EntityType<Task, TaskChange> => ({
  noun: 'task',
  shownAs: {
    title: 'title',
    deliverable: 'deliverable',
    doneWhen: 'doneWhen',
    note: 'note',
    assigneeId: 'assignee',
    dueOverride: 'dueOverride',
    deliverableLink: 'deliverableLink',
  },
  written: taskValue,
  applied: (task, change) => appliedTask(task, change, people()),
  read: getTask,
  save: changeTask,
  remember: (task) => updateCachedTask(task.id, task),
  texts: ['title', 'deliverable', 'doneWhen', 'note'],
  fromText: (field, text) => text.trim() || (field === 'title' ? undefined : field === 'note' ? null : ''),
  currency: () => '',
})
