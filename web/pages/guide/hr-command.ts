import { css, html } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { copyText } from '../../shell/clipboard.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/guide.ts'

/** Shell commands with a copy button. */
@customElement('hr-command')
export class HrCommand extends LocalizedElement {
  /** What the commands do. */
  @property() heading = ''
  @property() command = ''
  @state() private isCopied = false
  @query('code') private readonly code!: HTMLElement

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      .head {
        display: flex;
        justify-content: space-between;
        gap: var(--space-3);
        align-items: baseline;
      }
      pre {
        margin: var(--space-1) 0 0;
        padding: var(--space-3) var(--space-4);
        border-radius: var(--radius);
        background: var(--paper-sunk);
        font: 400 0.8125rem / 1.65 var(--font-figure);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      button {
        flex: none;
        font-size: var(--step--1);
      }
      @media print {
        button {
          display: none;
        }
      }
    `,
  ]

  /** When the browser denies clipboard access, the commands are selected for copying by keyboard. */
  private readonly copy = async () => {
    this.isCopied = await copyText(this.command)
    if (!this.isCopied) getSelection()?.selectAllChildren(this.code)
  }

  override render() {
    return html`<div class="head">
        <h3>${this.heading}</h3>
        <button class="quiet" aria-label=${t('copyThing', { title: this.heading })} @click=${this.copy}>
          <span aria-live="polite">${t(this.isCopied ? 'copied' : 'copy')}</span>
        </button>
      </div>
      <pre translate="no"><code>${this.command}</code></pre>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-command': HrCommand
  }
}
