import type { Task } from '#server/contracts/tasks.ts'
import type { ApiError } from '../../api/client.ts'
import {
  changeTask,
  completeTask,
  createTask,
  reopenTask,
  skipTask,
  tickWeek,
  unskipTask,
  untickWeek,
} from '../../api/tasks.ts'
import { localText, localValue } from '../../locales/language.ts'
import { nextUntickedWeek, onTaskVersion, changeTaskOptimistically } from '../../editing/task-changes.ts'
import { t } from '../../locales/launch.ts'

const now = () => new Date().toISOString()

/** The action of a task's checkbox: complete or reopen; a weekly task ticks its next week. */
export function toggleTask(task: Task): Promise<Task | undefined> {
  if (task.skip) return unskip(task)
  if (task.completion) return reopen(task)
  const week = nextUntickedWeek(task)
  return week === null ? complete(task) : tick(task, week)
}

function complete(task: Task) {
  return changeTaskOptimistically(task, {
    shows: { completion: { at: now(), by: null }, isOverdue: false },
    run: () => onTaskVersion(task, (version) => completeTask(task.id, version)),
    message: t('task.done', { title: localText(task.title) }),
    undo: (saved) => onTaskVersion(saved, (version) => reopenTask(task.id, version)),
  })
}

export function reopen(task: Task) {
  return changeTaskOptimistically(task, {
    shows: { completion: null },
    run: () => onTaskVersion(task, (version) => reopenTask(task.id, version)),
    message: t('task.reopened', { title: localText(task.title) }),
    undo: (saved) => onTaskVersion(saved, (version) => completeTask(task.id, version)),
  })
}

/** Ticks a week, or unticks it. */
export function tick(task: Task, week: number) {
  const isTicked = task.ticks.some((one) => one.week === week)
  const rest = task.ticks.filter((one) => one.week !== week)
  const ticks = isTicked ? rest : [...rest, { week, at: now(), by: null }]
  const isLast = ticks.length === task.weeks
  const title = localText(task.title)
  return changeTaskOptimistically(task, {
    shows: { ticks, completion: isLast ? { at: now(), by: null } : null },
    run: () => onTaskVersion(task, (at) => (isTicked ? untickWeek : tickWeek)(task.id, week, at), week),
    message: isLast
      ? t('task.done', { title })
      : t('task.ticked', { title, done: ticks.length, weeks: task.weeks }),
    undo: (saved) =>
      onTaskVersion(saved, (at) => (isTicked ? tickWeek : untickWeek)(task.id, week, at), week),
  })
}

/** Skips a task with a written reason; `onRefused` receives the error of the server. */
export function skip(task: Task, reason: string, onRefused: (error: ApiError) => boolean) {
  return changeTaskOptimistically(task, {
    shows: {},
    run: () => onTaskVersion(task, (version) => skipTask(task.id, reason, version)),
    message: t('task.skippedSaid', { title: localText(task.title) }),
    undo: (saved) => onTaskVersion(saved, (version) => unskipTask(task.id, version)),
    onRefused,
  })
}

export function unskip(task: Task) {
  const reason = task.skip?.reason ?? ''
  return changeTaskOptimistically(task, {
    shows: { skip: null },
    run: () => onTaskVersion(task, (version) => unskipTask(task.id, version)),
    message: t('task.reopened', { title: localText(task.title) }),
    undo: (saved) => onTaskVersion(saved, (version) => skipTask(task.id, reason, version)),
  })
}

/** Restores a removed task that was added by hand, with all its contents. */
export async function recreateTask(task: Task): Promise<Task> {
  const { phase, ownerFunction, dueOn, note, deliverableLink } = task
  const added = await createTask(task.launchId, {
    phase,
    ownerFunction,
    dueOn,
    title: localValue(task.title),
    deliverable: localValue(task.deliverable),
    doneWhen: localValue(task.doneWhen),
    assigneeId: task.assignee?.id ?? null,
  })
  return note || deliverableLink ? changeTask(added.id, added.version, { note, deliverableLink }) : added
}
