import type { Grade } from '#server/contracts/lists.ts'
import { grades } from '#server/contracts/lists.ts'
import type { PlaybookTask } from '#server/contracts/playbooks.ts'
import { t } from '../../locales/playbook.ts'

/** Days from T in short form: `T−10`, `T`, `T+7`. */
export function offsetText(days: number): string {
  if (days === 0) return t('offset.on')
  return t(days < 0 ? 'offset.before' : 'offset.after', { days: Math.abs(days) })
}

/** Days from T as a phrase: `10 days before T`. */
export function offsetName(days: number): string {
  if (days === 0) return t('offsetName.on')
  return t(days < 0 ? 'offsetName.before' : 'offsetName.after', { count: Math.abs(days) })
}

export type GradeTask = NonNullable<PlaybookTask['grades'][Grade]>

/** Groups grades with the same definition, so that nothing is shown twice. */
export function groupSameTexts(
  task: PlaybookTask,
  shown: readonly Grade[] = grades,
): { grades: Grade[]; asks: GradeTask }[] {
  const groups: { grades: Grade[]; asks: GradeTask }[] = []
  for (const grade of shown) {
    const asks = task.grades[grade]
    if (!asks) continue
    const same = groups.find(
      (group) =>
        group.asks.deliverable.en === asks.deliverable.en &&
        group.asks.doneWhen.en === asks.doneWhen.en &&
        group.asks.deliverable['zh-Hans'] === asks.deliverable['zh-Hans'] &&
        group.asks.doneWhen['zh-Hans'] === asks.doneWhen['zh-Hans'],
    )
    if (same) same.grades.push(grade)
    else groups.push({ grades: [grade], asks })
  }
  return groups
}
