import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { FirstRun } from '#server/contracts/session.ts'
import { createFirstAdministrator } from '../../api/accounts.ts'
import { loadSample } from '../../api/session.ts'
import { formError } from '../../components/form-error.ts'
import '../../components/hr-form-field.ts'
import { formFieldStyles } from '../../components/hr-form-field.ts'
import { credentialsText } from '../../locales/credentials.ts'
import { language } from '../../locales/language.ts'
import { FormController } from '../../editing/form-controller.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { invalidate } from '../../queries/query.ts'
import { sessionKey } from '../../queries/noun-keys.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { SignedIn } from './signed-in.ts'
import { formStyles, waysStyles } from './sign-in-styles.ts'
import { t } from '../../locales/sign-in.ts'

/**
 * First run of an empty installation: create its administrator, or load the sample company. Emits `signed-in`.
 */
@customElement('hr-first-run')
export class HrFirstRun extends LocalizedElement {
  /** What setting up asks for. */
  @property() firstRun: FirstRun = 'open'
  /** The sample company is being loaded. */
  @state() private isLoading = false

  static override styles = [textStyles, buttonStyles, fieldStyles, formFieldStyles, formStyles, waysStyles]

  private readonly form = new FormController(this)

  private readonly begin = this.form.submits(async () => {
    const [name = '', email = '', password = ''] = this.form.typed('name', 'email', 'password')
    // The administrator is product marketing; with another job function their own scores would not count.
    const work = { jobFunction: 'pmm', isDepartmentLead: true } as const
    const [setupCode = ''] = this.form.typed('setupCode')
    const code = this.firstRun === 'code' ? { setupCode } : {}
    const who = { name, email, password, ...work, language: language() }
    const session = await createFirstAdministrator({ ...who, ...code })
    this.dispatchEvent(new SignedIn(session))
  })

  private readonly load = async () => {
    if (this.form.isBusy) return
    this.isLoading = true
    await this.form.send(async () => {
      await loadSample()
      await invalidate(sessionKey)
    })
    this.isLoading = false
  }

  override render() {
    const { form, firstRun } = this
    if (firstRun === 'elsewhere') {
      return html`<h2>${t('elsewhere')}</h2>
        <p class="said">${t('elsewhereLede')}</p>`
    }
    return html`<div class="ways">
      <form @submit=${this.begin} novalidate>
        <div>
          <h2>${t('begin')}</h2>
          <p class="said">${t('beginLede')}</p>
        </div>
        ${
          firstRun === 'code'
            ? html`<hr-form-field
                name="setupCode"
                autocomplete="off"
                .label=${t('setupCode')}
                .hint=${t('setupCodeHint')}
                .error=${form.errorOf('setupCode')}
              ></hr-form-field>`
            : nothing
        }
        <hr-form-field
          name="name"
          autocomplete="name"
          .label=${t('name')}
          .error=${form.errorOf('name')}
        ></hr-form-field>
        <hr-form-field
          name="email"
          type="email"
          autocomplete="username"
          .label=${t('email')}
          .error=${form.errorOf('email')}
        ></hr-form-field>
        <hr-form-field
          name="password"
          type="password"
          autocomplete="new-password"
          .label=${credentialsText('password')}
          .hint=${credentialsText('passwordRule')}
          .error=${form.errorOf('password')}
        ></hr-form-field>
        ${formError(form.unplaced)}
        <button class="primary" ?disabled=${form.isBusy}>${t('beginButton')}</button>
      </form>
      ${firstRun === 'open' ? this.renderSample() : nothing}
    </div>`
  }

  private renderSample() {
    return html`<div class="way">
      <div>
        <h2>${t('sample')}</h2>
        <p class="said">${t('sampleLede')}</p>
      </div>
      <button ?disabled=${this.form.isBusy} @click=${this.load}>
        ${this.isLoading ? t('sampleLoading') : t('sampleButton')}
      </button>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-first-run': HrFirstRun
  }
}
