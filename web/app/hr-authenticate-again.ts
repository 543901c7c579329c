import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Authentication, Session } from '#server/contracts/session.ts'
import {
  chooseAgain,
  getAuthentication,
  getSession,
  givePasswordAgain,
  singleSignOnAgainUrl,
} from '../api/session.ts'
import { formError } from '../components/form-error.ts'
import '../components/hr-dialog.ts'
import { formFieldStyles } from '../components/hr-form-field.ts'
import { ownPassword } from '../components/own-password.ts'
import { FormController } from '../editing/form-controller.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { t } from '../locales/authenticating.ts'
import { common } from '../locales/common.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { fieldStyles } from '../styles/fields.ts'
import { textStyles } from '../styles/text.ts'

/**
 * Dialog that asks the signed-in person to prove again who they are: by password, at the provider of single sign-on in
 * another tab, or in the sample company with a click. Removes itself once answered.
 */
@customElement('hr-authenticate-again')
export class HrAuthenticateAgain extends LocalizedElement {
  @state() private session: Session | undefined
  @state() private ways: Authentication['ways'] = []
  /** Opened with its fields, so that the first one gets the focus. */
  @state() private isOpen = false
  @state() private isAtProvider = false
  @state() private isTooEarly = false
  private readonly form = new FormController(this)
  private resolve!: (isAuthenticated: boolean) => void

  /** Whether the person proved it; false when they closed the dialog. */
  readonly answer = new Promise<boolean>((resolve) => (this.resolve = resolve))

  static override styles = [
    textStyles,
    buttonStyles,
    fieldStyles,
    formFieldStyles,
    css`
      p {
        margin-bottom: var(--space-4);
        color: var(--ink-2);
      }
      form,
      section {
        display: grid;
        gap: var(--space-3);
        justify-items: start;
      }
      form + section {
        margin-top: var(--space-4);
      }
      .hint {
        margin: 0;
        font-size: var(--step--1);
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('focus', this.look)
    void this.load()
  }

  private async load() {
    await this.form.send(async () => {
      const [session, { ways }] = await Promise.all([getSession(), getAuthentication()])
      Object.assign(this, { session, ways })
    })
    this.isOpen = true
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('focus', this.look)
    this.resolve(false)
  }

  private async finish(isAuthenticated: boolean) {
    // Closed before it is removed, so that the focus goes back to where it was.
    this.isOpen = false
    await this.updateComplete
    await this.renderRoot.querySelector('hr-dialog')?.updateComplete
    this.resolve(isAuthenticated)
    this.remove()
  }

  private readonly cancel = () => void this.finish(false)

  private readonly prove = this.form.submits(async () => {
    const [password = ''] = this.form.typed('password')
    await givePasswordAgain(password)
    await this.finish(true)
  })

  private readonly choose = () =>
    void this.form.send(async () => {
      await chooseAgain(this.session?.person?.id ?? '')
      await this.finish(true)
    })

  /** The person came back from the tab of the provider. */
  private readonly look = () => {
    if (this.isAtProvider) this.check(false)
  }

  private readonly check = (isAsked = true) =>
    void this.form.send(async () => {
      const { isRecent } = await getAuthentication()
      this.isTooEarly = isAsked && !isRecent
      if (isRecent) await this.finish(true)
    })

  override render() {
    const { ways } = this
    return html`<hr-dialog .open=${this.isOpen} .heading=${t('title')} @closed=${this.cancel}>
      <p>${t('lede')}</p>
      ${ways.includes('password') ? this.renderPassword() : nothing}
      ${ways.includes('single-sign-on') ? this.renderProvider() : nothing}
      ${ways.includes('choice') ? this.renderChoice() : nothing}
      ${ways.length === 0 && !this.form.error ? html`<p>${t('none')}</p>` : nothing}
      ${ways.includes('password') ? nothing : formError(this.form.unplaced)}
      <button slot="actions" @click=${this.cancel}>${common('cancel')}</button>
    </hr-dialog>`
  }

  private renderPassword() {
    return html`<form @submit=${this.prove} novalidate>
      ${ownPassword(this.session?.person?.email ?? '', this.form.errorOf('password'))}
      ${formError(this.form.unplaced)}
      <button class="primary" ?disabled=${this.form.isBusy}>${t('confirm')}</button>
    </form>`
  }

  private renderProvider() {
    const name = this.session?.signInMethods.singleSignOn ?? 'SSO'
    return html`<section>
      <a
        class="button"
        href=${singleSignOnAgainUrl}
        target="_blank"
        rel="noopener"
        @click=${() => (this.isAtProvider = true)}
        >${t('singleSignOn', { name })}</a
      >
      <p class="hint">${t('singleSignOnHint')}</p>
      <p class="error" role="alert" ?hidden=${!this.isTooEarly}>${t('notYet', { name })}</p>
      ${
        this.isAtProvider
          ? html`<button type="button" ?disabled=${this.form.isBusy} @click=${() => this.check()}>
              ${t('goOn')}
            </button>`
          : nothing
      }
    </section>`
  }

  private renderChoice() {
    return html`<button class="primary" ?disabled=${this.form.isBusy} @click=${this.choose}>
      ${t('choice', { name: this.session?.person?.name ?? '' })}
    </button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-authenticate-again': HrAuthenticateAgain
  }
}
