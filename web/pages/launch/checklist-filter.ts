import { jobFunctions, phases } from '#server/contracts/lists.ts'
import type { JobFunction, Phase } from '#server/contracts/lists.ts'
import type { PersonRef } from '#server/contracts/primitives.ts'
import type { Task } from '#server/contracts/tasks.ts'
import { searchList, searchText } from '../../navigation/location.ts'

export const taskFilters = ['all', 'open', 'overdue', 'short'] as const
export type TaskFilter = (typeof taskFilters)[number]

/** The checklist filter in the address; '' matches everything. */
export type ChecklistFilter = {
  show: TaskFilter
  phase: Phase | ''
  ownerFunction: JobFunction | ''
  /** A person's id, or `nobody`. */
  person: string
}

/** Parses the query; invalid values count as absent. */
export function readFilter(search: string): ChecklistFilter {
  return {
    show: taskFilters.find((one) => one === searchText(search, 'show')) ?? 'all',
    phase: searchList(search, 'phase', phases)[0] ?? '',
    ownerFunction: searchList(search, 'function', jobFunctions)[0] ?? '',
    person: searchText(search, 'person'),
  }
}

/** Query change that removes every filter. */
export const noFilter = { show: null, phase: null, function: null, person: null } as const

export const isFiltering = (filter: ChecklistFilter): boolean =>
  filter.show !== 'all' || filter.phase !== '' || filter.ownerFunction !== '' || filter.person !== ''

export const isOpen = (task: Task): boolean => task.completion === null && task.skip === null

function isShown(task: Task, show: TaskFilter): boolean {
  if (show === 'overdue') return task.isOverdue
  if (show === 'short') return task.leadTimeShort && isOpen(task)
  return show === 'all' || isOpen(task)
}

/** Whether a task matches; assisting functions count too. */
export function matchesFilter(task: Task, filter: ChecklistFilter): boolean {
  const { show, phase, ownerFunction, person } = filter
  if (!isShown(task, show) || (phase !== '' && task.phase !== phase)) return false
  if (
    ownerFunction !== '' &&
    task.ownerFunction !== ownerFunction &&
    !task.assistFunctions.includes(ownerFunction)
  )
    return false
  return person === '' || (task.assignee?.id ?? 'nobody') === person
}

/** The filter options: the functions and people of this checklist. */
export function filterOptionsOf(tasks: readonly Task[]): { functions: JobFunction[]; people: PersonRef[] } {
  const present = new Set(tasks.flatMap((task) => [task.ownerFunction, ...task.assistFunctions]))
  const people = new Map(tasks.flatMap((task) => (task.assignee ? [[task.assignee.id, task.assignee]] : [])))
  return {
    functions: jobFunctions.filter((one) => present.has(one)),
    people: [...people.values()].sort((a, b) => a.name.localeCompare(b.name)),
  }
}
