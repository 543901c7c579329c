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
import { localText } from '../../state/language.ts'
import { workTask } from '../../state/task-changes.ts'
import { t } from './words.ts'

const now = () => new Date().toISOString()

/** The first week of a weekly task that is not ticked; null when it is done once, or every week is ticked. */
export function nextWeek(task: Task): number | null {
  const ticked = new Set(task.ticks.map((tick) => tick.week))
  for (let week = 1; week <= (task.weeks ?? 0); week += 1) if (!ticked.has(week)) return week
  return null
}

/** What the box before a task does: done or open again; a weekly task is ticked for its next week. */
export function toggleTask(task: Task): Promise<Task | undefined> {
  if (task.skip) return unskip(task)
  if (task.completion) return reopen(task)
  const week = nextWeek(task)
  return week === null ? complete(task) : tick(task, week)
}

function complete(task: Task) {
  return workTask(task, {
    shows: { completion: { at: now(), by: null }, isOverdue: false },
    run: () => completeTask(task.id),
    said: t('task.done', { title: localText(task.title) }),
    undo: () => reopenTask(task.id),
  })
}

export function reopen(task: Task) {
  return workTask(task, {
    shows: { completion: null },
    run: () => reopenTask(task.id),
    said: t('task.reopened', { title: localText(task.title) }),
    undo: () => completeTask(task.id),
  })
}

/** Ticks a week, or takes its tick back. */
export function tick(task: Task, week: number) {
  const isTicked = task.ticks.some((one) => one.week === week)
  const rest = task.ticks.filter((one) => one.week !== week)
  const ticks = isTicked ? rest : [...rest, { week, at: now(), by: null }]
  const isLast = ticks.length === task.weeks
  const title = localText(task.title)
  return workTask(task, {
    shows: { ticks, completion: isLast ? { at: now(), by: null } : null },
    run: () => (isTicked ? untickWeek(task.id, week) : tickWeek(task.id, week)),
    said: isLast
      ? t('task.done', { title })
      : t('task.ticked', { title, done: ticks.length, weeks: task.weeks }),
    undo: () => (isTicked ? tickWeek(task.id, week) : untickWeek(task.id, week)),
  })
}

/** Leaves a task out, in writing; `refused` gets what the server says against it. */
export function skip(task: Task, reason: string, refused: (error: ApiError) => boolean) {
  return workTask(task, {
    shows: {},
    run: () => skipTask(task.id, reason),
    said: t('task.skippedSaid', { title: localText(task.title) }),
    undo: () => unskipTask(task.id),
    refused,
  })
}

export function unskip(task: Task) {
  const reason = task.skip?.reason ?? ''
  return workTask(task, {
    shows: { skip: null },
    run: () => unskipTask(task.id),
    said: t('task.reopened', { title: localText(task.title) }),
    undo: () => skipTask(task.id, reason),
  })
}

/** Brings a removed own task back with everything that was written in it. */
export async function addAgain(task: Task): Promise<Task> {
  const { phase, ownerFunction, dueOn, note, deliverableLink } = task
  const added = await createTask(task.launchId, {
    phase,
    ownerFunction,
    dueOn,
    title: localText(task.title),
    deliverable: localText(task.deliverable),
    doneWhen: localText(task.doneWhen),
    assigneeId: task.assignee?.id ?? null,
  })
  return note || deliverableLink ? changeTask(added.id, added.version, { note, deliverableLink }) : added
}
