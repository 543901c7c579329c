import type { Task } from '#server/contracts/tasks.ts'
import { completeTask, reopenTask, tickWeek, untickWeek } from '../../api/tasks.ts'
import { localText } from '../../locales/language.ts'
import { nextUntickedWeek, onTaskVersion, changeTaskOptimistically } from '../../editing/task-changes.ts'
import { t } from '../../locales/my-week.ts'

/** Ticks or unticks a task of the week; a weekly task is ticked for its next week. */
export function toggleWeekTask(task: Task): Promise<Task | undefined> {
  const title = localText(task.title)
  const at = new Date().toISOString()
  if (task.completion) {
    return changeTaskOptimistically(task, {
      shows: { completion: null },
      run: () => onTaskVersion(task, (version) => reopenTask(task.id, version)),
      message: t('reopened', { title }),
      undo: (saved) => onTaskVersion(saved, (version) => completeTask(task.id, version)),
    })
  }
  const week = nextUntickedWeek(task)
  if (week === null) {
    return changeTaskOptimistically(task, {
      shows: { completion: { at, by: null }, isOverdue: false },
      run: () => onTaskVersion(task, (version) => completeTask(task.id, version)),
      message: t('said', { title }),
      undo: (saved) => onTaskVersion(saved, (version) => reopenTask(task.id, version)),
    })
  }
  return changeTaskOptimistically(task, {
    shows: { ticks: [...task.ticks, { week, at, by: null }] },
    run: () => onTaskVersion(task, (version) => tickWeek(task.id, week, version), week),
    message: t('ticked', { title, week, weeks: task.weeks }),
    undo: (saved) => onTaskVersion(saved, (version) => untickWeek(task.id, week, version), week),
  })
}
