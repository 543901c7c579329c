import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import '../../components/hr-dialog.ts'
import '../../components/hr-field.ts'
import { Closed } from '../../events/closed.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import type { ValueTyped } from '../../events/value-changed.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'

/**
 * Requires a reason before a task is skipped. Emits `value-changed` with the reason, `closed` when cancelled.
 */
@customElement('hr-reason-dialog')
export class HrReasonDialog extends LocalizedElement {
  @property({ type: Boolean, reflect: true }) open = false
  @property() heading = ''
  @property() text = ''
  /** Label of the confirm button. */
  @property() action = ''
  /** Why the action is impossible; then the reason field is not shown. */
  @property() obstacle = ''
  /** The error of the server. */
  @property() error = ''
  @state() private reason = ''

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      p {
        margin-bottom: var(--space-4);
        color: var(--ink-2);
      }
      .obstacle {
        margin: 0;
        padding-inline-start: var(--space-3);
        border-inline-start: 3px solid var(--warn);
        color: var(--ink);
      }
    `,
  ]

  private readonly typed = (event: ValueTyped | ValueChanged) => {
    event.stopPropagation()
    this.reason = event.value
  }

  private readonly closed = () => {
    this.reason = ''
    this.dispatchEvent(new Closed())
  }

  private readonly send = () => {
    const reason = this.reason.trim()
    if (reason) this.dispatchEvent(new ValueChanged(reason))
  }

  private readonly press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.send()
  }

  override render() {
    if (!this.open) return nothing
    return html`<hr-dialog open .heading=${this.heading} @closed=${this.closed}>
      ${this.obstacle ? html`<p class="obstacle">${this.obstacle}</p>` : this.renderForm()}
      <button slot="actions" @click=${this.closed}>${common(this.obstacle ? 'close' : 'cancel')}</button>
      ${
        this.obstacle
          ? nothing
          : html`<button
              slot="actions"
              class="primary"
              ?disabled=${this.reason.trim() === ''}
              @click=${this.send}
            >
              ${this.action}
            </button>`
      }
    </hr-dialog>`
  }

  private renderForm() {
    return html`<p>${this.text}</p>
      <hr-field
        type="textarea"
        required
        .label=${common('reason')}
        .value=${this.reason}
        .error=${this.error}
        @value-typed=${this.typed}
        @value-changed=${this.typed}
        @keydown=${this.press}
      ></hr-field>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-reason-dialog': HrReasonDialog
  }
}
