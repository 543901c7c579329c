import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import '../../components/hr-dialog.ts'
import { Closed } from '../../events/closed.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/grading.ts'

/** Confirms a reveal of scores, after which the person may not score. Emits `confirmed`, or `closed`. */
@customElement('hr-reveal')
export class HrReveal extends LocalizedElement {
  /** The person has a draft, which would no longer count. */
  @property({ type: Boolean, attribute: 'has-draft' }) hasDraft = false

  static override styles = [textStyles, buttonStyles]

  override render() {
    return html`<hr-dialog
      open
      .heading=${t('reveal.title')}
      @closed=${() => this.dispatchEvent(new Closed())}
    >
      <p>${t('reveal.text')}</p>
      ${this.hasDraft ? html`<p class="late">${t('reveal.draftLost')}</p>` : nothing}
      <button slot="actions" @click=${() => this.dispatchEvent(new Closed())}>${common('cancel')}</button>
      <button
        slot="actions"
        class="primary"
        @click=${() => this.dispatchEvent(new Event('confirmed', { bubbles: true, composed: true }))}
      >
        ${t('reveal.confirm')}
      </button>
    </hr-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-reveal': HrReveal
  }
}
