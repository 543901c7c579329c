import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { personalDataUrl } from '../../api/people.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { sectionStyles } from './account-styles.ts'
import { t } from '../../locales/account.ts'

/** Download of all personal data of the signed-in person. */
@customElement('hr-personal-data-section')
export class HrPersonalDataSection extends LocalizedElement {
  @property() personId = ''

  static override styles = sectionStyles

  override render() {
    return html`
      <h2>${t('data.title')}</h2>
      <div class="body">
        <p class="said">${t('data.lede')}</p>
        <a class="button" href=${personalDataUrl(this.personId)} download>${t('data.button')}</a>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-personal-data-section': HrPersonalDataSection
  }
}
