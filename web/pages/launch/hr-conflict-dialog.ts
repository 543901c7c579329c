import { css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import '../../components/hr-dialog.ts'
import '../../components/hr-field.ts'
import { Closed } from '../../events/closed.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import type { ValueTyped } from '../../events/value-changed.ts'
import { LocalizedElement } from '../../state/localized-element.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from './words.ts'

/** Two people wrote in the same place: shows both and lets one put them together. Emits `value-changed` with what to save, `closed` to take theirs. */
@customElement('hr-conflict-dialog')
export class HrConflictDialog extends LocalizedElement {
  /** What stands there now, as one reads it. */
  @property() theirs = ''
  /** What was written here, as one reads it. */
  @property() mine = ''
  /** Text can be put together; a day or a person can only be chosen. */
  @property({ type: Boolean }) isText = true
  @state() private merged: string | undefined

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      p {
        margin-bottom: var(--space-4);
        color: var(--ink-2);
      }
      h3 {
        font-size: var(--step--1);
        font-weight: 500;
        color: var(--ink-2);
      }
      blockquote {
        margin: var(--space-1) 0 var(--space-4);
        padding-inline-start: var(--space-3);
        border-inline-start: 3px solid var(--rule-strong);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
    `,
  ]

  private readonly typed = (event: ValueTyped | ValueChanged) => {
    event.stopPropagation()
    this.merged = event.value
  }

  private readonly save = () => this.dispatchEvent(new ValueChanged(this.merged ?? this.mine))
  private readonly take = () => this.dispatchEvent(new Closed())

  override render() {
    return html`<hr-dialog open .heading=${t('conflict.title')} @closed=${this.take}>
      <p>${t('conflict.text')}</p>
      <h3>${t('conflict.theirs')}</h3>
      <blockquote>${this.theirs || t('conflict.empty')}</blockquote>
      ${
        this.isText
          ? html`<hr-field
              type="textarea"
              .label=${t('conflict.mine')}
              .value=${this.merged ?? this.mine}
              @value-typed=${this.typed}
              @value-changed=${this.typed}
            ></hr-field>`
          : html`<h3>${t('conflict.mine')}</h3>
              <blockquote>${this.mine || t('conflict.empty')}</blockquote>`
      }
      <button slot="actions" @click=${this.take}>${t('conflict.take')}</button>
      <button slot="actions" class="primary" @click=${this.save}>${t('conflict.keep')}</button>
    </hr-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-conflict-dialog': HrConflictDialog
  }
}
