import type { Task, TaskWithLaunch } from '#server/contracts/tasks.ts'
import { completeTask, reopenTask, tickWeek, untickWeek } from '../../api/tasks.ts'
import { localText } from '../../locales/language.ts'
import { change } from '../../queries/change.ts'
import { nextUntickedWeek, onTaskVersion } from '../../editing/task-changes.ts'
import { t } from '../../locales/desk.ts'

const tick = (seen: Task, week: number | null) =>
  week === null
    ? onTaskVersion(seen, (version) => completeTask(seen.id, version))
    : onTaskVersion(seen, (version) => tickWeek(seen.id, week, version), week)
const untick = (seen: Task, week: number | null) =>
  week === null
    ? onTaskVersion(seen, (version) => reopenTask(seen.id, version))
    : onTaskVersion(seen, (version) => untickWeek(seen.id, week, version), week)

/** Reopens a task that was just ticked. @returns undefined when it was refused */
export function untickTask(task: TaskWithLaunch): Promise<Task | undefined> {
  const week = nextUntickedWeek(task)
  const mark = { at: '', by: null }
  const ticked: Task =
    week === null ? { ...task, completion: mark } : { ...task, ticks: [...task.ticks, { week, ...mark }] }
  return change({
    run: () => untick(ticked, week),
    noun: 'task',
  })
}

/** Ticks an own task, or its next week, with undo. @returns undefined when it was refused */
export function tickTask(task: TaskWithLaunch): Promise<Task | undefined> {
  const title = localText(task.title)
  const week = nextUntickedWeek(task)
  let saved: Task = task
  return change({
    run: async () => (saved = await tick(task, week)),
    undo: () => untick(saved, week),
    message: week === null ? t('tasks.done', { title }) : t('tasks.ticked', { week, title }),
    noun: 'task',
  })
}
