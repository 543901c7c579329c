import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { DeletionRequested } from '../events/deletion-requested.ts'
import { UnarchiveRequested } from '../events/unarchive-requested.ts'
import { deletionText as t } from '../locales/deletion.ts'
import { dayOf, longDate } from '../formats/dates.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { textStyles } from '../styles/text.ts'

/**
 * Banner of an archived feature or launch. Emits `unarchive-requested`, and `deletion-requested` where
 * deletion is offered.
 */
@customElement('hr-archived')
export class HrArchived extends LocalizedElement {
  @property() noun: 'feature' | 'launch' = 'feature'
  /** When it was archived. */
  @property({ attribute: false }) at = ''
  /** Why the reader may not restore it; '' when they may. */
  @property({ attribute: 'why-not' }) whyNot = ''
  @property({ attribute: false }) mayDelete = false

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      div {
        max-width: var(--measure);
        padding-inline-start: var(--space-3);
        border-inline-start: 3px solid var(--warn);
        color: var(--ink-2);
      }
      .actions {
        max-width: none;
        margin-top: var(--space-2);
        padding: 0;
        border: 0;
      }
    `,
  ]

  override render() {
    const { noun, whyNot } = this
    return html`<div>
      <p>${t(`archived.${noun}`, { date: longDate(dayOf(this.at)) })}</p>
      <div class="actions">
        <button
          aria-disabled=${whyNot ? 'true' : nothing}
          title=${whyNot || nothing}
          @click=${() => whyNot || this.dispatchEvent(new UnarchiveRequested())}
        >
          ${common('restore')}
        </button>
        ${
          this.mayDelete
            ? html`<button class="danger" @click=${() => this.dispatchEvent(new DeletionRequested())}>
                ${t('forGood')}
              </button>`
            : nothing
        }
      </div>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-archived': HrArchived
  }
}
