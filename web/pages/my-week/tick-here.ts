import type { Task } from '#server/contracts/tasks.ts'
import { completeTask, reopenTask, tickWeek, untickWeek } from '../../api/tasks.ts'
import { localText } from '../../locales/language.ts'
import { nextUntickedWeek, onTask, workTask } from '../../editing/task-changes.ts'
import { t } from '../../locales/my-week.ts'

/** Ticks or unticks a task of the week; a weekly task is ticked for its next week. */
export function tickHere(task: Task): Promise<Task | undefined> {
  const title = localText(task.title)
  const at = new Date().toISOString()
  if (task.completion) {
    return workTask(task, {
      shows: { completion: null },
      run: () => onTask(task, (version) => reopenTask(task.id, version)),
      message: t('reopened', { title }),
      undo: (saved) => onTask(saved, (version) => completeTask(task.id, version)),
    })
  }
  const week = nextUntickedWeek(task)
  if (week === null) {
    return workTask(task, {
      shows: { completion: { at, by: null }, isOverdue: false },
      run: () => onTask(task, (version) => completeTask(task.id, version)),
      message: t('said', { title }),
      undo: (saved) => onTask(saved, (version) => reopenTask(task.id, version)),
    })
  }
  return workTask(task, {
    shows: { ticks: [...task.ticks, { week, at, by: null }] },
    run: () => onTask(task, (version) => tickWeek(task.id, week, version), week),
    message: t('ticked', { title, week, weeks: task.weeks }),
    undo: (saved) => onTask(saved, (version) => untickWeek(task.id, week, version), week),
  })
}
