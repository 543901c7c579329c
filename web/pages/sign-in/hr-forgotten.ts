import { html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { requestAccountLink } from '../../api/accounts.ts'
import { formError } from '../../components/form-error.ts'
import '../../components/hr-form-field.ts'
import { formFieldStyles } from '../../components/hr-form-field.ts'
import { credentialsText } from '../../locales/credentials.ts'
import { FormController } from '../../editing/form-controller.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { withSearch } from '../../navigation/location.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { formStyles } from './sign-in-styles.ts'
import { t } from '../../locales/sign-in.ts'

/** Password reset: requests a mail, or names the contact where no mail can be sent. */
@customElement('hr-forgotten')
export class HrForgotten extends LocalizedElement {
  @property({ type: Boolean, attribute: 'has-mail' }) hasMail = false
  /** The address the mail was requested for, whether or not an account exists. */
  @state() private sentTo = ''

  static override styles = [textStyles, buttonStyles, fieldStyles, formFieldStyles, formStyles]

  private readonly form = new FormController(this)
  private readonly submit = this.form.submits(async () => {
    const [email = ''] = this.form.typed('email')
    await requestAccountLink(email)
    this.sentTo = email.trim()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus()
  })

  override render() {
    const back = html`<a href=${withSearch({ forgot: null })}>${t('back')}</a>`
    if (!this.hasMail) {
      return html`<h2>${t('forgotHeading')}</h2>
        <p class="said">${t('forgotNoMail')}</p>
        <p>${back}</p>`
    }
    if (this.sentTo) {
      return html`<h2 tabindex="-1">${t('forgotDone')}</h2>
        <p class="said">${t('forgotDoneLede', { email: this.sentTo })}</p>
        <p>${back}</p>`
    }
    const { form } = this
    return html`<form @submit=${this.submit} novalidate>
      <div>
        <h2>${t('forgotHeading')}</h2>
        <p class="said">${t('forgotLede')}</p>
      </div>
      <hr-form-field
        name="email"
        type="email"
        autocomplete="username"
        .label=${credentialsText('email')}
        .error=${form.errorOf('email')}
      ></hr-form-field>
      ${formError(form.unplaced)}
      <div class="actions">
        <button class="primary" ?disabled=${form.isBusy}>${t('forgotButton')}</button>
        ${back}
      </div>
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-forgotten': HrForgotten
  }
}
