import { css, html, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { Closed } from '../events/closed.ts'
import { common } from '../locales/common.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { textStyles } from '../styles/text.ts'

type Focusable = HTMLElement & { disabled?: boolean }

const fields = 'hr-field, hr-select-person, input, select, textarea'

/**
 * A modal dialog on the native dialog element. Slots: the content, and `actions` for its buttons (put the
 * primary one last). The first field gets the focus; without fields, the first button. Emits `closed` when
 * the user closes it; the page then sets `open` to false.
 */
@customElement('hr-dialog')
export class HrDialog extends LocalizedElement {
  @property({ type: Boolean, reflect: true }) open = false
  @property() heading = ''
  @query('dialog') private readonly dialog!: HTMLDialogElement

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      dialog {
        width: min(560px, calc(100vw - 2 * var(--space-4)));
        max-height: calc(100dvh - 2 * var(--space-5));
        padding: var(--space-5);
        border: 1px solid var(--rule);
        border-radius: 10px;
        background: var(--paper-raised);
        color: var(--ink);
        box-shadow: var(--shadow);
      }
      dialog::backdrop {
        background: var(--veil);
      }
      .head {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: var(--space-4);
        margin-bottom: var(--space-4);
      }
      .actions {
        justify-content: flex-end;
      }
      ::slotted([slot='actions']) {
        margin-top: var(--space-5);
      }
      @media (max-width: 480px) {
        dialog {
          padding: var(--space-4);
        }
      }
    `,
  ]

  override updated(): void {
    if (this.open && !this.dialog.open) {
      this.dialog.showModal()
      void this.focusFirst()
    }
    if (!this.open && this.dialog.open) this.dialog.close()
  }

  /** By default the browser would focus the close button. */
  private async focusFirst() {
    // Fields rendered in the same frame have no input yet.
    await new Promise(requestAnimationFrame)
    if (!this.open || this.querySelector(':focus')) return
    const asked = [
      ...this.querySelectorAll<Focusable>(fields),
      ...this.querySelectorAll<Focusable>('[slot="actions"]'),
    ]
    asked.find((one) => !one.disabled && !one.hidden)?.focus()
  }

  private readonly closedByUser = () => {
    if (!this.open) return
    this.open = false
    this.dispatchEvent(new Closed())
  }

  override render() {
    return html`
      <dialog aria-labelledby="heading" @close=${this.closedByUser}>
        ${
          this.open
            ? html`
                <div class="head">
                  <h2 id="heading">${this.heading}</h2>
                  <button class="icon" aria-label=${common('close')} @click=${() => this.dialog.close()}>
                    ✕
                  </button>
                </div>
                <slot></slot>
                <div class="actions"><slot name="actions"></slot></div>
              `
            : nothing
        }
      </dialog>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-dialog': HrDialog
  }
}
