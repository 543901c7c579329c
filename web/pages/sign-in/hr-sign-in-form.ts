import { css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Session } from '#server/contracts/session.ts'
import { ApiError } from '../../api/client.ts'
import { signIn, singleSignOnUrl } from '../../api/session.ts'
import '../../components/hr-code-field.ts'
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
import { CameIn } from './came-in.ts'
import { formStyles } from './sign-in-styles.ts'
import { t } from '../../locales/sign-in.ts'

/** The ways in for those who have an account: password, second factor, single sign-on. Emits `came-in`. */
@customElement('hr-sign-in-form')
export class HrSignInForm extends LocalizedElement {
  @property({ attribute: false }) ways: Session['ways'] = { password: true, singleSignOn: null, mail: false }
  /** Where to go afterwards: a local path, or ''. */
  @property() next = ''
  @state() private error: ApiError | null = null
  @state() private isBusy = false
  @state() private asksCode = false
  @query('form') private readonly form!: HTMLFormElement | null

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

  private readonly submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (this.isBusy || !this.form) return
    const [email = '', password = '', code = ''] = typedIn(this.form, 'email', 'password', 'code')
    this.isBusy = true
    this.error = null
    try {
      const session = await signIn({ email, password, ...(this.asksCode ? { code } : {}) })
      this.dispatchEvent(new CameIn(session))
      return
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const isFirstAsk = error.code === 'second-factor-required' && !this.asksCode
      if (isFirstAsk) this.asksCode = true
      else this.error = error
    } finally {
      this.isBusy = false
    }
    await this.updateComplete
    if (this.asksCode && !this.error) this.form?.querySelector('hr-code-field')?.focus()
    else await focusFirstFault(this.form)
  }

  private readonly startOver = async () => {
    this.asksCode = false
    this.error = null
    await this.updateComplete
    this.form?.reset()
    this.form?.querySelector('input')?.focus()
  }

  private get isRefused() {
    return this.error?.code === 'wrong-credentials' || this.error?.code === 'second-factor-required'
  }

  override render() {
    const { password, singleSignOn } = this.ways
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
    const { error, asksCode } = this
    const passwordError = this.isRefused && !asksCode && error ? refusalText(error) : ''
    const isUnplaced = error && !this.isRefused && error.errors.length === 0
    return html`<form @submit=${this.submit} novalidate>
      ${asksCode ? html`<p class="said">${t('codeLede')}</p>` : nothing}
      <hr-form-field
        ?hidden=${asksCode}
        name="email"
        type="email"
        autocomplete="username"
        .label=${credentialsText('email')}
        .error=${fieldErrorFor(error, 'email')}
      ></hr-form-field>
      <hr-form-field
        ?hidden=${asksCode}
        name="password"
        type="password"
        autocomplete="current-password"
        .label=${credentialsText('password')}
        .error=${passwordError || fieldErrorFor(error, 'password')}
      ></hr-form-field>
      ${
        asksCode
          ? html`<hr-code-field
              .error=${this.isRefused ? credentialsText('wrongCode') : fieldErrorFor(error, 'code')}
            ></hr-code-field>`
          : nothing
      }
      <p class="error" role="alert" ?hidden=${!isUnplaced}>${isUnplaced ? refusalText(error) : ''}</p>
      <div class="actions">
        <button class="primary" ?disabled=${this.isBusy}>${t('button')}</button>
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
