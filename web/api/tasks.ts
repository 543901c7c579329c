import type {
  LaunchTaskQuery,
  NewTask,
  Task,
  TaskChange,
  TaskList,
  TaskPage,
  TaskQuery,
} from '#server/contracts/tasks.ts'
import { call } from './client.ts'
import type { InputOf } from './client.ts'

export const listLaunchTasks = (launchId: string, query: LaunchTaskQuery = {}) =>
  call<TaskList>('GET', `/launches/${launchId}/tasks`, { query })
export const createTask = (launchId: string, task: InputOf<typeof NewTask>) =>
  call<Task>('POST', `/launches/${launchId}/tasks`, { body: task })
export const listTasks = (query: Partial<TaskQuery> = {}) => call<TaskPage>('GET', '/tasks', { query })
export const getTask = (id: string) => call<Task>('GET', `/tasks/${id}`)
export const changeTask = (id: string, version: number, change: TaskChange) =>
  call<Task>('PATCH', `/tasks/${id}`, { body: change, version })
/** Only tasks that were added by hand can be removed. */
export const removeTask = (id: string, version: number) =>
  call<unknown>('DELETE', `/tasks/${id}`, { version })
export const completeTask = (id: string, version?: number) =>
  call<Task>('PUT', `/tasks/${id}/completion`, { version })
/** Reopens a finished task. */
export const reopenTask = (id: string, version?: number) =>
  call<Task>('DELETE', `/tasks/${id}/completion`, { version })
export const skipTask = (id: string, reason: string, version: number) =>
  call<Task>('PUT', `/tasks/${id}/skip`, { body: { reason }, version })
export const unskipTask = (id: string, version: number) =>
  call<Task>('DELETE', `/tasks/${id}/skip`, { version })
/** Ticks one week of a weekly task; weeks count from 1. */
export const tickWeek = (id: string, week: number, version?: number) =>
  call<Task>('PUT', `/tasks/${id}/ticks/${week}`, { version })
export const untickWeek = (id: string, week: number, version?: number) =>
  call<Task>('DELETE', `/tasks/${id}/ticks/${week}`, { version })
