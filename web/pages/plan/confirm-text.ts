import type { Launch } from '#server/contracts/launches.ts'
import type { PlannedTask, Preview } from '#server/contracts/plans.ts'
import { language } from '../../locales/language.ts'
import { countsOf, remainingTasks } from './plan-changes.ts'
import { t } from '../../locales/plan.ts'

/** The exact effect of confirming: `Plan 32 tasks`, `Move 12, add 3, remove 2`. */
export function confirmText(preview: Preview, launch: Launch): string {
  if (preview.isEmpty) return t('confirm.nothing')
  if (launch.status === 'draft') return t('confirm.plan', { count: remainingTasks(preview.tasks).length })
  const counts = countsOf(preview.tasks)
  const parts = [
    counts.moved > 0 ? t('confirm.move', { count: counts.moved }) : '',
    counts.added > 0 ? t('confirm.add', { count: counts.added }) : '',
    counts.removed > 0 ? t('confirm.remove', { count: counts.removed }) : '',
    counts.reworded > 0 ? t('confirm.reword', { count: counts.reworded }) : '',
  ].filter((part) => part !== '')
  const [first] = parts
  if (first === undefined) return t('confirm.other')
  const said = parts.join(language() === 'en' ? ', ' : '，')
  return said.charAt(0).toUpperCase() + said.slice(1)
}

/** How many tasks would be late after confirming; '' when none would. */
export function lateText(tasks: readonly PlannedTask[]): string {
  const { impossible, short } = countsOf(tasks)
  if (impossible > 0) return `${t('impossible')} ${impossible}`
  return short > 0 ? `${t('short')} ${short}` : ''
}
