import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Session } from '#server/contracts/session.ts'
import type { ApiError } from '../../api/client.ts'
import { createPerson } from '../../api/people.ts'
import { loadSample, signIn } from '../../api/session.ts'
import '../../components/hr-channel.ts'
import '../../components/hr-field.ts'
import '../../components/hr-skeleton.ts'
import type { ValueTyped } from '../../events/value-changed.ts'
import { signIn as en } from '../../locales/en/sign-in.ts'
import { signIn as zhHans } from '../../locales/zh-Hans/sign-in.ts'
import { change } from '../../state/change.ts'
import { catalogue, language } from '../../state/language.ts'
import { navigate, searchText } from '../../state/location.ts'
import { positionOf } from '../../state/messages.ts'
import { Page } from '../../state/page.ts'
import { fieldErrorFor } from '../../state/problem-text.ts'
import { invalidate } from '../../state/queries.ts'
import { sessionContext, sessionKey } from '../../state/session.ts'
import { pageStyles } from '../../styles/page.ts'
import { picture } from './picture.ts'
import { signInStyles } from './sign-in-styles.ts'

const t = catalogue('sign-in', { en, 'zh-Hans': zhHans })

/** Begin, load the sample company, or choose who you are. */
@customElement('hr-sign-in-page')
export class HrSignInPage extends Page {
  @consume({ context: sessionContext, subscribe: true }) @state() private session: Session | undefined
  @state() private error: ApiError | null = null
  @state() private isBusy = false
  @state() private sought = ''
  private name = ''
  private email = ''

  static override styles = [...pageStyles, signInStyles]

  private async enter(run: () => Promise<unknown>, isIn: boolean) {
    this.isBusy = true
    this.error = null
    const worked = await change({
      run: async () => (await run(), true),
      refused: (error) => {
        this.error = error
        return error.errors.length > 0
      },
    })
    this.isBusy = false
    if (!worked) return
    await invalidate(sessionKey)
    if (!isIn) return
    const next = searchText(this.search, 'next')
    navigate(/^\/(?!\/)/.test(next) ? next : '/')
  }

  private readonly begin = (event: Event) => {
    event.preventDefault()
    const person = {
      name: this.name,
      email: this.email,
      role: 'administrator' as const,
      jobFunction: 'pmm' as const,
      isDepartmentLead: true,
      language: language(),
    }
    void this.enter(async () => signIn((await createPerson(person)).id), true)
  }

  override render() {
    return html`
      <div class="page-head">
        <h1>${t('title')}</h1>
        <p class="lede">${t('lede')}</p>
      </div>
      <div class="picture" aria-hidden="true">
        <hr-channel
          .mode=${matchMedia('(min-width: 700px)').matches ? 'large' : 'small'}
          .grade=${picture.grade}
          .progress=${picture.progress}
          .launchDate=${picture.launchDate}
          .today=${picture.today}
        ></hr-channel>
      </div>
      ${
        this.session === undefined
          ? html`<hr-skeleton></hr-skeleton>`
          : this.session.isEmpty
            ? this.renderBeginning()
            : this.renderChoices(this.session)
      }
    `
  }

  private renderBeginning() {
    return html`<div class="ways">
      <form @submit=${this.begin}>
        <div>
          <h2>${t('begin')}</h2>
          <p>${t('beginLede')}</p>
        </div>
        <hr-field
          .label=${t('name')}
          name="name"
          autocomplete="name"
          required
          .error=${fieldErrorFor(this.error, 'name')}
          @value-typed=${(event: ValueTyped) => (this.name = event.value)}
        ></hr-field>
        <hr-field
          .label=${t('email')}
          type="email"
          name="email"
          autocomplete="email"
          required
          .error=${fieldErrorFor(this.error, 'email')}
          @value-typed=${(event: ValueTyped) => (this.email = event.value)}
          @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && !event.isComposing && this.begin(event)}
        ></hr-field>
        <button class="primary" ?disabled=${this.isBusy}>${t('beginButton')}</button>
      </form>
      <div class="way">
        <div>
          <h2>${t('sample')}</h2>
          <p>${t('sampleLede')}</p>
        </div>
        <button ?disabled=${this.isBusy} @click=${() => this.enter(loadSample, false)}>
          ${this.isBusy ? t('sampleLoading') : t('sampleButton')}
        </button>
      </div>
    </div>`
  }

  private renderChoices({ choices }: Session) {
    const sought = this.sought.trim().toLowerCase()
    const found = choices.filter((one) => one.name.toLowerCase().includes(sought))
    return html`<section class="who">
      <h2>${t('who')}</h2>
      <p>${t('whoLede')}</p>
      ${
        choices.length > 12
          ? html`<hr-field
              type="search"
              .label=${t('find')}
              @value-typed=${(event: ValueTyped) => (this.sought = event.value)}
            ></hr-field>`
          : nothing
      }
      <ul>
        ${found.map(
          (one) =>
            html`<li>
              <button ?disabled=${this.isBusy} @click=${() => this.enter(() => signIn(one.id), true)}>
                <b>${one.name}</b>
                <span>${positionOf(one)}</span>
              </button>
            </li>`,
        )}
      </ul>
      ${found.length === 0 ? html`<p>${t('nobody')}</p>` : nothing}
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-sign-in-page': HrSignInPage
  }
}
