import type { Task } from '#server/contracts/tasks.ts'
import { longDate } from '../../formats/dates.ts'
import { number } from '../../formats/numbers.ts'
import { t } from '../../locales/launch.ts'

/** The planned date of a task, with its distance from T: `Tue 24 Nov 2026 (T − 7)`. */
export function plannedDateText({ plannedOn, offsetDays }: Task): string {
  if (offsetDays === null) return longDate(plannedOn)
  const days = number(Math.abs(offsetDays))
  const offset =
    offsetDays === 0
      ? t('task.offsetNone')
      : t(offsetDays < 0 ? 'task.offsetBefore' : 'task.offsetAfter', { days })
  return t('task.plannedText', { date: longDate(plannedOn), offset })
}
