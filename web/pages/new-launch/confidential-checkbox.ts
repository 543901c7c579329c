import { html } from 'lit'
import type { Feature } from '#server/contracts/features.ts'
import { listOf } from '../../formats/numbers.ts'
import { visibilityText as t } from '../../locales/visibility.ts'

/**
 * The checkbox that makes a new launch confidential; shows when its features already make it confidential.
 */
export function confidentialCheckbox(
  features: Feature[],
  isConfidential: boolean,
  set: (isConfidential: boolean) => void,
) {
  const titles = features.filter((one) => one.isConfidential).map(({ title }) => `“${title}”`)
  return html`<div>
    <label class="check"
      ><input
        type="checkbox"
        aria-describedby="sight"
        .checked=${isConfidential}
        @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
      />${t('check')}</label
    >
    <p id="sight" class="hint">
      ${titles.length > 0 ? t('asFeatures', { titles: listOf(titles) }) : t('newHint')}
    </p>
  </div>`
}
