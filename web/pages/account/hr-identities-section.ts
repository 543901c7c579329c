import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import '../../entities/hr-identities.ts'
import { AccountSection } from './account-section.ts'
import { t } from '../../locales/identities.ts'

/** The single sign-on identities of the signed-in person. */
@customElement('hr-identities-section')
export class HrIdentitiesSection extends AccountSection {
  override render() {
    return html`<h2>${t('title')}</h2>
      <div class="body">
        <p class="said">${t('lede')}</p>
        <hr-identities></hr-identities>
      </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-identities-section': HrIdentitiesSection
  }
}
