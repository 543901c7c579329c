import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Session } from '#server/contracts/session.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { sessionKey } from '../../queries/noun-keys.ts'
import { invalidate } from '../../queries/query.ts'
import { pageStyles } from '../../styles/page.ts'
import './hr-second-factor-section.ts'
import { t } from '../../locales/required-factor.ts'

/** What people see instead of any page who lack the second factor that their role requires. */
@customElement('hr-required-factor')
export class HrRequiredFactor extends LocalizedElement {
  @property({ attribute: false }) session!: Session

  static override styles = pageStyles

  private get isByPassword() {
    return this.session?.method === 'password'
  }

  private readonly goOn = () => invalidate(sessionKey)

  override render() {
    const provider = this.session.signInMethods.singleSignOn ?? 'SSO'
    return html`
      <div class="page-head">
        <h1>${t('title')}</h1>
        <p class="lede">${this.isByPassword ? t('lede') : t('byProvider', { provider })}</p>
      </div>
      ${
        this.isByPassword
          ? html`<hr-second-factor-section .email=${this.session.person?.email ?? ''}>
              <button slot="on" class="primary" @click=${this.goOn}>${t('goOn')}</button>
            </hr-second-factor-section>`
          : nothing
      }
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-required-factor': HrRequiredFactor
  }
}
