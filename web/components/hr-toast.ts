import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { Closed } from '../events/closed.ts'
import { UndoChosen } from '../events/undo-chosen.ts'
import { common } from '../locales/common.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { textStyles } from '../styles/text.ts'

/** One message at the bottom of the page. Emits `undo-chosen` and `closed`; the shell announces the text. */
@customElement('hr-toast')
export class HrToast extends LocalizedElement {
  @property() text = ''
  @property({ reflect: true }) kind: 'said' | 'problem' = 'said'
  @property({ type: Boolean, attribute: 'can-undo' }) canUndo = false

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        width: fit-content;
        max-width: min(560px, calc(100vw - 2 * var(--space-4)));
        padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
        border-radius: 8px;
        background: var(--ink);
        color: var(--paper);
        box-shadow: var(--shadow);
        animation: rise 200ms ease-out;
      }
      :host([kind='problem']) {
        background: var(--stop-soft);
        color: var(--ink);
        box-shadow:
          inset 3px 0 0 var(--stop),
          var(--shadow);
      }
      p {
        flex: 1;
        padding: 3px 0;
      }
      :is(button.quiet, button.icon, button.icon:hover) {
        color: inherit;
      }
      button.quiet {
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      :host button:is(.quiet, .icon):hover {
        background: color-mix(in srgb, currentColor 14%, transparent);
      }
      :focus-visible {
        outline-color: currentColor !important;
      }
      @keyframes rise {
        from {
          opacity: 0;
          translate: 0 8px;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        :host {
          animation: none;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ]

  override render() {
    return html`
      <p>${this.text}</p>
      ${
        this.canUndo
          ? html`<button class="quiet" @click=${() => this.dispatchEvent(new UndoChosen())}>
              ${common('undo')}
            </button>`
          : nothing
      }
      <button class="icon" aria-label=${common('close')} @click=${() => this.dispatchEvent(new Closed())}>
        ✕
      </button>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-toast': HrToast
  }
}
