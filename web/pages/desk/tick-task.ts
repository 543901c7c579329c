import type { Task, TaskAcross } from '#server/contracts/tasks.ts'
import { completeTask, reopenTask, tickWeek, untickWeek } from '../../api/tasks.ts'
import { localText } from '../../state/language.ts'
import { change } from '../../state/change.ts'
import { t } from './words.ts'

const touched = [['desk'], ['tasks'], ['launches'], ['warnings'], ['activity']]

/** The first week of a weekly task that is not ticked; null when it is done once. */
export function nextWeek(task: Pick<Task, 'weeks' | 'ticks'>): number | null {
  const ticked = new Set(task.ticks.map((tick) => tick.week))
  for (let week = 1; week <= (task.weeks ?? 0); week += 1) if (!ticked.has(week)) return week
  return null
}

/** Opens a task again that was ticked a moment ago. @returns undefined when it was refused */
export function untickTask(task: TaskAcross): Promise<Task | undefined> {
  const week = nextWeek(task)
  return change({
    run: () => (week === null ? reopenTask(task.id) : untickWeek(task.id, week)),
    invalidates: touched,
  })
}

/** Does one of one's own tasks, or the next week of it, with an undo. @returns undefined when it was refused */
export function tickTask(task: TaskAcross): Promise<Task | undefined> {
  const title = localText(task.title)
  const week = nextWeek(task)
  return change({
    run: () => (week === null ? completeTask(task.id) : tickWeek(task.id, week)),
    undo: () => (week === null ? reopenTask(task.id) : untickWeek(task.id, week)),
    said: week === null ? t('tasks.done', { title }) : t('tasks.ticked', { week, title }),
    invalidates: touched,
  })
}
