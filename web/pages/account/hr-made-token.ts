import { css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { CreatedApiToken } from '#server/contracts/api-tokens.ts'
import { Closed } from '../../events/closed.ts'
import { copyText } from '../../shell/clipboard.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { sectionStyles } from './account-styles.ts'
import { t } from '../../locales/account.ts'

/** Shows a new token with its secret, once. Emits `closed` when the user has stored it. */
@customElement('hr-made-token')
export class HrMadeToken extends LocalizedElement {
  @property({ attribute: false }) token!: CreatedApiToken
  @state() private isCopied = false

  static override styles = [
    ...sectionStyles,
    css`
      :host {
        grid-template-columns: minmax(0, 1fr);
        padding: 0;
        border: 0;
      }
      .said {
        margin-top: var(--space-1);
      }
      pre {
        margin: var(--space-1) 0 0;
        white-space: pre-wrap;
        user-select: text;
      }
    `,
  ]

  override firstUpdated(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h3')?.focus())
  }

  override render() {
    const { name, secret } = this.token
    const curl = `curl -H 'Authorization: Bearer ${secret}' \\\n  ${location.origin}/api/features`
    return html`
      <div>
        <h3 tabindex="-1">${t('tokens.made', { name })}</h3>
        <p class="said">${t('tokens.madeLede')}</p>
      </div>
      <p class="secret" aria-label=${t('tokens.secret')}>${secret}</p>
      <div class="actions">
        <button @click=${async () => (this.isCopied = await copyText(secret))}>
          <span role="status">${t(this.isCopied ? 'tokens.copied' : 'tokens.copy')}</span>
        </button>
        <button class="primary" @click=${() => this.dispatchEvent(new Closed())}>${t('tokens.done')}</button>
      </div>
      <div>
        <p class="quiet-text">${t('tokens.try')}</p>
        <pre class="secret">${curl}</pre>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-made-token': HrMadeToken
  }
}
