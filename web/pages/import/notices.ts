import type { Import } from '#server/contracts/imports.ts'
import { listOf } from '../../formats/numbers.ts'
import { t } from '../../locales/import.ts'

/** Maximum number of new areas listed by name; the rest is counted. */
const mostNamed = 8

export type Notice = { kind: 'stop' | 'warn' | ''; text: string }

/** Notices to read before confirming a preview, most severe first. */
export function noticesOf(preview: Import, now: { refusal: string; isStale: boolean }): Notice[] {
  const { counts, newProductAreas } = preview
  const notices: Notice[] = []
  if (now.refusal) notices.push({ kind: 'stop', text: now.refusal })
  if (now.isStale) notices.push({ kind: 'warn', text: t('preview.stale') })
  const hasTitle = preview.columns.some(({ field }) => field === 'title')
  if (!hasTitle) notices.push({ kind: 'stop', text: t('preview.noTitle') })
  else if (counts.wrong > 0)
    notices.push({ kind: 'warn', text: t('preview.wrongStayOut', { count: counts.wrong }) })
  if (counts.new + counts.changed + counts.wrong === 0 && counts.same > 0)
    notices.push({ kind: '', text: t('preview.allSame') })
  if (newProductAreas.length > 0) {
    const named = newProductAreas.slice(0, mostNamed)
    const names = listOf(newProductAreas.length > mostNamed ? [...named, '…'] : named)
    notices.push({ kind: '', text: t('preview.newAreas', { count: newProductAreas.length, names }) })
  }
  return notices
}
