import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { Closed } from '../../events/closed.ts'
import { copyText } from '../../shell/clipboard.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/account.ts'

/** Shows the recovery codes, once. Emits `closed` when the user has stored them. */
@customElement('hr-recovery-codes')
export class HrRecoveryCodes extends LocalizedElement {
  @property({ attribute: false }) codes: readonly string[] = []
  @property() email = ''
  @state() private isCopied = false

  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    textStyles,
    buttonStyles,
    css`
      .said {
        max-width: 62ch;
        margin: var(--space-1) 0 var(--space-4);
        color: var(--ink-2);
      }
      ol {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(15ch, max-content));
        gap: var(--space-2) var(--space-6);
        margin-bottom: var(--space-4);
        font: 400 var(--step-1) / 1.5 var(--font-figure);
        user-select: all;
      }
    `,
  ]

  override firstUpdated(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h3')?.focus())
  }

  private readonly copyAll = async () => {
    this.isCopied = await copyText(this.codes.join('\n'))
  }

  private get file(): string {
    const head = t('codes.fileHead', { email: this.email, address: location.host })
    const text = [head, '', ...this.codes, ''].join('\n')
    return `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`
  }

  override render() {
    return html`
      <h3 tabindex="-1">${t('codes.title')}</h3>
      <p class="said">${t('codes.lede')}</p>
      <ol aria-label=${t('codes.list')}>
        ${this.codes.map((code) => html`<li>${code}</li>`)}
      </ol>
      <div class="actions">
        <button @click=${this.copyAll}>
          <span role="status">${t(this.isCopied ? 'codes.copied' : 'codes.copy')}</span>
        </button>
        <a class="button" href=${this.file} download=${t('codes.fileName')}>${t('codes.download')}</a>
        <button class="primary" @click=${() => this.dispatchEvent(new Closed())}>${t('codes.done')}</button>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-recovery-codes': HrRecoveryCodes
  }
}
