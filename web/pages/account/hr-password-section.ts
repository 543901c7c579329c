import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Session } from '#server/contracts/session.ts'
import { changePassword } from '../../api/accounts.ts'
import { formError } from '../../components/form-error.ts'
import '../../components/hr-form-field.ts'
import { credentialsText } from '../../locales/credentials.ts'
import { fetchChanged } from '../../queries/refetch.ts'
import { showToast } from '../../shell/toasts.ts'
import { AccountSection } from './account-section.ts'
import { t } from '../../locales/account.ts'

/** Changes the password, for accounts that sign in with one. */
@customElement('hr-password-section')
export class HrPasswordSection extends AccountSection {
  @property({ attribute: false }) session!: Session

  private readonly submit = this.form.submits(async () => {
    const [current = '', password = ''] = this.form.typed('current', 'password')
    await changePassword({ current, password })
    this.renderRoot.querySelector('form')?.reset()
    showToast({ text: t('password.done') })
    fetchChanged('session')
  })

  override render() {
    const { method, signInMethods, person } = this.session
    const isHere = method === 'password'
    const elsewhere =
      method === 'choice'
        ? t('password.choice')
        : t('password.singleSignOn', { name: signInMethods.singleSignOn ?? 'SSO' })
    return html`
      <h2>${t('password.title')}</h2>
      <div class="body">
        <p class="said">${isHere ? t('password.lede') : elsewhere}</p>
        ${isHere ? this.renderForm(person?.email ?? '') : ''}
      </div>
    `
  }

  private renderForm(email: string) {
    return html`<form @submit=${this.submit} novalidate>
      <input hidden name="email" autocomplete="username" .value=${email} readonly />
      <hr-form-field
        name="current"
        type="password"
        autocomplete="current-password"
        .label=${t('password.current')}
        .error=${this.form.errorOf('current')}
      ></hr-form-field>
      <hr-form-field
        name="password"
        type="password"
        autocomplete="new-password"
        .label=${credentialsText('newPassword')}
        .hint=${credentialsText('passwordRule')}
        .error=${this.form.errorOf('password')}
      ></hr-form-field>
      ${formError(this.form.unplaced)}
      <button ?disabled=${this.form.isBusy}>${t('password.button')}</button>
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-password-section': HrPasswordSection
  }
}
