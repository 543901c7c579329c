import { consume } from '@lit/context'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { AccountLinkFacts } from '#server/contracts/accounts.ts'
import type { Session } from '#server/contracts/session.ts'
import { getAccountLink, setPassword } from '../../api/accounts.ts'
import { ApiError } from '../../api/client.ts'
import { signIn } from '../../api/session.ts'
import { formError } from '../../components/form-error.ts'
import '../../components/hr-code-field.ts'
import '../../components/hr-form-field.ts'
import { formFieldStyles } from '../../components/hr-form-field.ts'
import '../../components/hr-skeleton.ts'
import { credentialsText } from '../../locales/credentials.ts'
import { changeLanguage } from '../../locales/language.ts'
import { navigate, replace } from '../../navigation/location.ts'
import { FormController } from '../../editing/form-controller.ts'
import { Page } from '../../elements/page.ts'
import { problemText } from '../../formats/problem-text.ts'
import { setSession, sessionContext } from '../../session/session.ts'
import { pageStyles } from '../../styles/page.ts'
import { t } from '../../locales/set-password.ts'

/** The target of an account link: sets a password once and signs in. */
@customElement('hr-set-password-page')
export class HrSetPasswordPage extends Page {
  @consume({ context: sessionContext, subscribe: true }) @state() private session: Session | undefined
  @state() private facts: AccountLinkFacts | null = null
  /** The error of checking the link. */
  @state() private lookError: ApiError | null = null
  @state() private asksCode = false
  @state() private isMissing = false
  private token = ''

  static override styles = [
    ...pageStyles,
    formFieldStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
        justify-items: start;
      }
      form .error {
        margin: 0;
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('hashchange', this.read)
    this.read()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('hashchange', this.read)
  }

  /**
   * Removes the secret from the address at once, so that it is not kept in the history or visible on screen.
   */
  private readonly read = () => {
    const token = location.hash.slice(1)
    if (token) {
      this.token = token
      replace(location.pathname)
    }
    this.isMissing = this.token === ''
    if (token) void this.look()
  }

  private async look() {
    this.lookError = null
    this.facts = null
    try {
      this.facts = await getAccountLink(this.token)
      changeLanguage(this.facts.language)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      this.lookError = error
    }
  }

  private readonly form = new FormController(this)
  private readonly submit = this.form.submits(async () => {
    const email = this.facts?.email ?? ''
    const [password = '', code = ''] = this.form.typed('password', 'code')
    if (!this.asksCode) await setPassword({ token: this.token, password })
    const session = await signIn({ email, password, ...(this.asksCode ? { code } : {}) })
    if (session) {
      setSession(session)
      navigate('/')
      return
    }
    this.asksCode = true
    await this.updateComplete
    this.renderRoot.querySelector('hr-code-field')?.focus()
  })

  override render() {
    const { facts } = this
    const error = this.lookError ?? this.form.error
    if (this.isMissing) return this.renderEnd(t('missing'), t('missingLede'))
    if (error && !facts && error.code !== 'link-invalid') {
      return html`<p role="alert">${problemText(error)}</p>`
    }
    if (error?.code === 'link-invalid') return this.renderEnd(t('lost'), t('lostLede'))
    return facts ? this.renderForm(facts) : html`<hr-skeleton shape="title" lines="4"></hr-skeleton>`
  }

  private renderEnd(title: string, text: string) {
    const { signInMethods } = this.session ?? {}
    return html`
      <div class="page-head">
        <h1>${title}</h1>
        <p class="lede">${text}</p>
        ${signInMethods && !signInMethods.mail ? html`<p class="lede">${t('lostAsk')}</p>` : nothing}
      </div>
      <div class="actions">
        <a class="button primary" href="/sign-in">${t('signIn')}</a>
        ${signInMethods?.mail ? html`<a class="button" href="/sign-in?forgot=1">${t('lostAskMail')}</a>` : nothing}
      </div>
    `
  }

  private renderForm({ purpose, name, email }: AccountLinkFacts) {
    const { form, asksCode } = this
    const { error } = form
    const isWrongCode = error?.code === 'wrong-credentials' || error?.code === 'second-factor-required'
    const button = asksCode ? 'codeButton' : (`${purpose}Button` as const)
    return html`
      <div class="page-head">
        <h1>${t(purpose, { name })}</h1>
        <p class="lede">${asksCode ? t('codeLede') : t(`${purpose}Lede`, { email })}</p>
      </div>
      <form @submit=${this.submit} novalidate>
        <input hidden name="email" autocomplete="username" .value=${email} readonly />
        <hr-form-field
          ?hidden=${asksCode}
          name="password"
          type="password"
          autocomplete="new-password"
          .label=${credentialsText('newPassword')}
          .hint=${credentialsText('passwordRule')}
          .error=${form.errorOf('password')}
        ></hr-form-field>
        ${
          asksCode
            ? html`<hr-code-field
                .error=${isWrongCode ? credentialsText('wrongCode') : form.errorOf('code')}
              ></hr-code-field>`
            : nothing
        }
        ${formError(isWrongCode ? '' : form.unplaced)}
        <button class="primary" ?disabled=${form.isBusy}>${t(button)}</button>
      </form>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-set-password-page': HrSetPasswordPage
  }
}
