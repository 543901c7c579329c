import { consume } from '@lit/context'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { languages } from '#server/contracts/lists.ts'
import type { Person } from '#server/contracts/people.ts'
import type { SecondFactor } from '#server/contracts/accounts.ts'
import type { ApiTokenList } from '#server/contracts/api-tokens.ts'
import type { OpenSessionList, Session } from '#server/contracts/session.ts'
import { changeSession } from '../../api/session.ts'
import '../../components/hr-skeleton.ts'
import { InitialLoad } from '../../queries/initial-load.ts'
import { Query } from '../../queries/query.ts'
import { change } from '../../queries/change.ts'
import { changeLanguage, language } from '../../locales/language.ts'
import { functionName, roleName } from '../../locales/vocabulary.ts'
import { Page } from '../../elements/page.ts'
import { sessionContext } from '../../session/session.ts'
import { pageStyles } from '../../styles/page.ts'
import './hr-account-history-section.ts'
import './hr-identities-section.ts'
import './hr-password-section.ts'
import './hr-personal-data-section.ts'
import { secondFactorQuery } from './hr-second-factor-section.ts'
import { sessionsQuery } from './hr-sessions-section.ts'
import { tokensQuery } from './hr-tokens-section.ts'
import { t } from '../../locales/account.ts'

/** Language names, each in its own language. */
const languageNames = { en: 'English', 'zh-Hans': '简体中文' } as const

/** The account page: profile, sign-in, sessions, and API tokens. */
@customElement('hr-account-page')
export class HrAccountPage extends Page {
  @consume({ context: sessionContext, subscribe: true }) @state() private session: Session | undefined

  private readonly factor = new Query<SecondFactor>(this, () => ({
    ...secondFactorQuery,
    enabled: this.session?.method === 'password',
  }))
  private readonly sessions = new Query<OpenSessionList>(this, () => sessionsQuery)
  private readonly tokens = new Query<ApiTokenList>(this, () => tokensQuery)
  private readonly beside = new InitialLoad(this, () => [this.factor, this.sessions, this.tokens])

  static override styles = [
    ...pageStyles,
    css`
      .lede {
        overflow-wrap: anywhere;
      }
      .may {
        max-width: 62ch;
        margin-top: var(--space-4);
        color: var(--ink-2);
      }
      .facts {
        align-items: end;
      }
      .facts select {
        width: auto;
        min-height: 30px;
        padding: 2px 8px;
      }
      .sections {
        margin-top: var(--space-6);
      }
      @media (pointer: coarse) {
        .facts select {
          min-height: 42px;
        }
      }
    `,
  ]

  private readonly speak = async (event: Event) => {
    const { value } = event.target as HTMLSelectElement
    const chosen = languages.find((one) => one === value) ?? language()
    changeLanguage(chosen)
    await change({
      run: async () => (await changeSession({ language: chosen }), true),
      message: t('languageSaved'),
      noun: 'person',
    })
  }

  override render() {
    const { session } = this
    if (!session?.person) return html`<hr-skeleton shape="title" lines="6"></hr-skeleton>`
    const { person, workspace } = session
    if (!this.beside.isDone) return html`${this.renderHead(person)}<hr-skeleton lines="9"></hr-skeleton>`
    return html`
      ${this.renderHead(person)}
      <div class="sections">
        <hr-password-section .session=${session}></hr-password-section>
        ${
          session.method === 'password'
            ? html`<hr-second-factor-section .email=${person.email}></hr-second-factor-section>`
            : nothing
        }
        ${
          session.signInMethods.singleSignOn ? html`<hr-identities-section></hr-identities-section>` : nothing
        }
        <hr-sessions-section></hr-sessions-section>
        <hr-tokens-section .workspace=${workspace}></hr-tokens-section>
        <hr-personal-data-section .personId=${person.id}></hr-personal-data-section>
        <!-- Last, because its length is known only once it has come. -->
        <hr-account-history-section></hr-account-history-section>
      </div>
    `
  }

  private renderHead(person: Person) {
    return html`
      <div class="page-head">
        <p class="kicker">${t('kicker')}</p>
        <h1>${person.name}</h1>
        <p class="lede">${person.email}</p>
      </div>
      <dl class="facts">
        <div>
          <dt>${t('facts.role')}</dt>
          <dd>${roleName(person.role)}</dd>
        </div>
        ${
          person.jobFunction
            ? html`<div>
                <dt>${t('facts.function')}</dt>
                <dd>${functionName(person.jobFunction)}</dd>
              </div>`
            : nothing
        }
        <div>
          <dt id="language">${t('facts.language')}</dt>
          <dd>
            <select aria-labelledby="language" @change=${this.speak}>
              ${languages.map(
                (one) =>
                  html`<option value=${one} lang=${one} .selected=${one === language()}>
                    ${languageNames[one]}
                  </option>`,
              )}
            </select>
          </dd>
        </div>
      </dl>
      <p class="may">
        ${t(`may.${person.role}`)} <a href="/roles">${t('mayMore')}</a>
        ${person.role === 'administrator' ? nothing : html`<br />${t('changedElsewhere')}`}
      </p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-account-page': HrAccountPage
  }
}
