import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Session } from '#server/contracts/session.ts'
import { signIn, singleSignOnUrl } from '../../api/session.ts'
import { formError } from '../../components/form-error.ts'
import '../../components/hr-code-field.ts'
import '../../components/hr-form-field.ts'
import { formFieldStyles } from '../../components/hr-form-field.ts'
import { credentialsText } from '../../locales/credentials.ts'
import { FormController } from '../../editing/form-controller.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { withSearch } from '../../navigation/location.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { SignedIn } from './signed-in.ts'
import { formStyles } from './sign-in-styles.ts'
import { t } from '../../locales/sign-in.ts'

/** Sign-in with an account: password, second factor, single sign-on. Emits `signed-in`. */
@customElement('hr-sign-in-form')
export class HrSignInForm extends LocalizedElement {
  @property({ attribute: false }) signInMethods: Session['signInMethods'] = {
    password: true,
    singleSignOn: null,
    mail: false,
  }
  /** Where to go after sign-in: a local path, or ''. */
  @property() next = ''
  @state() private asksCode = false

  static override styles = [
    textStyles,
    buttonStyles,
    fieldStyles,
    formFieldStyles,
    formStyles,
    css`
      .or {
        color: var(--ink-3);
        font-size: var(--step--1);
      }
    `,
  ]

  private readonly form = new FormController(this)
  private readonly submit = this.form.submits(async () => {
    const [email = '', password = '', code = ''] = this.form.typed('email', 'password', 'code')
    const session = await signIn({ email, password, ...(this.asksCode ? { code } : {}) })
    if (session) this.dispatchEvent(new SignedIn(session))
    else await this.askForCode()
  })

  private async askForCode() {
    this.asksCode = true
    await this.updateComplete
    this.renderRoot.querySelector('hr-code-field')?.focus()
  }

  private readonly startOver = async () => {
    this.asksCode = false
    this.form.reset()
    await this.updateComplete
    this.renderRoot.querySelector('form')?.reset()
    this.renderRoot.querySelector('input')?.focus()
  }

  private get isRefused() {
    const code = this.form.error?.code
    return code === 'wrong-credentials' || code === 'second-factor-required'
  }

  override render() {
    const { password, singleSignOn } = this.signInMethods
    return html`
      ${
        singleSignOn && !password
          ? html`<p class="said">${t('onlySingleSignOn', { name: singleSignOn })}</p>`
          : nothing
      }
      ${
        singleSignOn
          ? html`<p>
              <a class="button ${password ? '' : 'primary'}" href=${singleSignOnUrl(this.next)}
                >${t('singleSignOn', { name: singleSignOn })}</a
              >
            </p>`
          : nothing
      }
      ${singleSignOn && password ? html`<p class="or">${t('or')}</p>` : nothing}
      ${password ? this.renderForm() : nothing}
    `
  }

  private renderForm() {
    const { form, asksCode, isRefused } = this
    const passwordError = isRefused && !asksCode ? form.unplaced : ''
    return html`<form @submit=${this.submit} novalidate>
      ${asksCode ? html`<p class="said">${t('codeLede')}</p>` : nothing}
      <hr-form-field
        ?hidden=${asksCode}
        name="email"
        type="email"
        autocomplete="username"
        .label=${credentialsText('email')}
        .error=${form.errorOf('email')}
      ></hr-form-field>
      <hr-form-field
        ?hidden=${asksCode}
        name="password"
        type="password"
        autocomplete="current-password"
        .label=${credentialsText('password')}
        .error=${passwordError || form.errorOf('password')}
      ></hr-form-field>
      ${
        asksCode
          ? html`<hr-code-field
              .error=${isRefused ? credentialsText('wrongCode') : form.errorOf('code')}
            ></hr-code-field>`
          : nothing
      }
      ${formError(isRefused ? '' : form.unplaced)}
      <div class="actions">
        <button class="primary" ?disabled=${form.isBusy}>${t('button')}</button>
        ${
          asksCode
            ? html`<button type="button" class="quiet" @click=${this.startOver}>${t('otherAccount')}</button>`
            : html`<a href=${withSearch({ forgot: 1, problem: null })}>${t('forgot')}</a>`
        }
      </div>
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-sign-in-form': HrSignInForm
  }
}
