import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LocalizedElement } from '../elements/localized-element.ts'
import { textStyles } from '../styles/text.ts'

/** Empty state: says that there is no data, and what to do next. Slots: the sentence, and `actions`. */
@customElement('hr-empty')
export class HrEmpty extends LocalizedElement {
  @property() heading = ''

  static override styles = [
    textStyles,
    css`
      :host {
        max-width: 46ch;
        padding: var(--space-5) 0;
      }
      svg {
        display: block;
        width: 120px;
        height: 22px;
        margin-bottom: var(--space-4);
      }
      p {
        margin-top: var(--space-2);
        color: var(--ink-2);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        margin-top: var(--space-4);
      }
    `,
  ]

  override render() {
    return html`
      <svg viewBox="0 0 120 22" aria-hidden="true">
        <path d="M0 6c22 0 26-4 44-4h76v18H44C26 20 22 16 0 16z" fill="var(--bed)" />
        <path
          d="M50 2 32 20M62 2 44 20M74 2 56 20M86 2 68 20M98 2 80 20M110 2 92 20M122 2 104 20M134 2 116 20M38 2 22 17M26 4 14 16"
          stroke="var(--bed-line)"
        />
        <path
          d="M0 11c22 0 26-1 40-1"
          fill="none"
          stroke="var(--accent)"
          stroke-width="2"
          stroke-linecap="round"
        />
      </svg>
      <h2>${this.heading}</h2>
      <p><slot></slot></p>
      <div class="actions"><slot name="actions"></slot></div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-empty': HrEmpty
  }
}
