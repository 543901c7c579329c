import { html } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { makeFirstAdministrator } from '../../api/accounts.ts'
import { ApiError } from '../../api/client.ts'
import { loadSample } from '../../api/session.ts'
import '../../components/hr-form-field.ts'
import { focusFirstFault, formFieldStyles, typedIn } from '../../components/hr-form-field.ts'
import { credentialsText } from '../../locales/credentials.ts'
import { language } from '../../locales/language.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { fieldErrorFor } from '../../formats/problem-text.ts'
import { invalidate } from '../../queries/query.ts'
import { refusalText } from '../../formats/refusal-text.ts'
import { sessionKey } from '../../queries/noun-keys.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { CameIn } from './came-in.ts'
import { formStyles, waysStyles } from './sign-in-styles.ts'
import { t } from '../../locales/sign-in.ts'

/** An installation that has nobody yet: make its administrator, or load the sample company. Emits `came-in`. */
@customElement('hr-first-run')
export class HrFirstRun extends LocalizedElement {
  @state() private error: ApiError | null = null
  @state() private busyWith: 'beginning' | 'sample' | null = null
  @query('form') private readonly form!: HTMLFormElement

  static override styles = [textStyles, buttonStyles, fieldStyles, formFieldStyles, formStyles, waysStyles]

  private async enter(what: NonNullable<typeof this.busyWith>, run: () => Promise<void>) {
    if (this.busyWith) return
    this.busyWith = what
    this.error = null
    try {
      await run()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      this.error = error
      await this.updateComplete
      await focusFirstFault(this.form)
    } finally {
      this.busyWith = null
    }
  }

  private readonly begin = (event: SubmitEvent) => {
    event.preventDefault()
    const [name = '', email = '', password = ''] = typedIn(this.form, 'name', 'email', 'password')
    void this.enter('beginning', async () => {
      // Product marketing sets this up; with another function their own scores would not count.
      const work = { jobFunction: 'pmm', isDepartmentLead: true } as const
      const session = await makeFirstAdministrator({
        name,
        email,
        password,
        ...work,
        language: language(),
      })
      this.dispatchEvent(new CameIn(session))
    })
  }

  private readonly load = () =>
    this.enter('sample', async () => {
      await loadSample()
      await invalidate(sessionKey)
    })

  override render() {
    const { error } = this
    const unplaced = error && error.errors.length === 0 ? refusalText(error) : ''
    return html`<div class="ways">
      <form @submit=${this.begin} novalidate>
        <div>
          <h2>${t('begin')}</h2>
          <p class="said">${t('beginLede')}</p>
        </div>
        <hr-form-field
          name="name"
          autocomplete="name"
          .label=${t('name')}
          .error=${fieldErrorFor(error, 'name')}
        ></hr-form-field>
        <hr-form-field
          name="email"
          type="email"
          autocomplete="username"
          .label=${t('email')}
          .error=${fieldErrorFor(error, 'email')}
        ></hr-form-field>
        <hr-form-field
          name="password"
          type="password"
          autocomplete="new-password"
          .label=${credentialsText('password')}
          .hint=${credentialsText('passwordRule')}
          .error=${fieldErrorFor(error, 'password')}
        ></hr-form-field>
        <p class="error" role="alert" ?hidden=${!unplaced}>${unplaced}</p>
        <button class="primary" ?disabled=${this.busyWith !== null}>${t('beginButton')}</button>
      </form>
      <div class="way">
        <div>
          <h2>${t('sample')}</h2>
          <p class="said">${t('sampleLede')}</p>
        </div>
        <button ?disabled=${this.busyWith !== null} @click=${this.load}>
          ${this.busyWith === 'sample' ? t('sampleLoading') : t('sampleButton')}
        </button>
      </div>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-first-run': HrFirstRun
  }
}
