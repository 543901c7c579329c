import { html, nothing } from 'lit'
import type { Launch } from '#server/contracts/launches.ts'
import type { Grade } from '#server/contracts/lists.ts'
import '../../components/hr-field.ts'
import { needsReason, reasonError, whyReasonNeeded } from './plan-state.ts'
import { t } from '../../locales/plan.ts'

/**
 * The field for the reason of a grade, which emits `value-typed`; nothing when the grade needs none.
 * @param isMissed confirming was attempted without it, so the field shows its error
 */
export function reasonOf(launch: Launch, grade: Grade, reason: string, isMissed: boolean) {
  if (!needsReason(launch, grade)) return nothing
  const fault = reasonError(launch, grade, reason)
  return html`<hr-field
    class="reason"
    type="textarea"
    required
    .label=${t('reason')}
    .value=${reason}
    .hint=${fault && !isMissed ? whyReasonNeeded(launch, grade) : ''}
    .error=${isMissed ? fault : ''}
  ></hr-field>`
}
