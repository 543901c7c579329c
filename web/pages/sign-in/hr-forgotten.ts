import { html } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { askForLink } from '../../api/accounts.ts'
import { ApiError } from '../../api/client.ts'
import '../../components/hr-form-field.ts'
import { focusFirstFault, formFieldStyles, typedIn } from '../../components/hr-form-field.ts'
import { credentialsText } from '../../locales/credentials.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { withSearch } from '../../navigation/location.ts'
import { fieldErrorFor } from '../../formats/problem-text.ts'
import { refusalText } from '../../formats/refusal-text.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { formStyles } from './sign-in-styles.ts'
import { t } from '../../locales/sign-in.ts'

/** For those who forgot their password: a letter, or whom to ask where no mail is sent. */
@customElement('hr-forgotten')
export class HrForgotten extends LocalizedElement {
  @property({ type: Boolean, attribute: 'has-mail' }) hasMail = false
  @state() private error: ApiError | null = null
  @state() private isBusy = false
  /** To whom a letter is on its way, if there is such an account. */
  @state() private sentTo = ''
  @query('form') private readonly form!: HTMLFormElement | null

  static override styles = [textStyles, buttonStyles, fieldStyles, formFieldStyles, formStyles]

  private readonly submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (this.isBusy || !this.form) return
    const [email = ''] = typedIn(this.form, 'email')
    this.isBusy = true
    this.error = null
    try {
      await askForLink(email)
      this.sentTo = email.trim()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      this.error = error
    } finally {
      this.isBusy = false
    }
    await this.updateComplete
    if (this.sentTo) this.renderRoot.querySelector<HTMLElement>('h2')?.focus()
    else await focusFirstFault(this.form)
  }

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
    const inPlace = fieldErrorFor(this.error, 'email')
    const unplaced = this.error && !inPlace ? refusalText(this.error) : ''
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
        .error=${inPlace}
      ></hr-form-field>
      <p class="error" role="alert" ?hidden=${!unplaced}>${unplaced}</p>
      <div class="actions">
        <button class="primary" ?disabled=${this.isBusy}>${t('forgotButton')}</button>
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
