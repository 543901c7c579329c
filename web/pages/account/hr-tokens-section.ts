import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ApiToken, ApiTokenList, CreatedApiToken } from '#server/contracts/api-tokens.ts'
import type { Session } from '#server/contracts/session.ts'
import { listApiTokens, revokeApiToken } from '../../api/api-tokens.ts'
import '../../components/hr-dialog.ts'
import '../../components/hr-skeleton.ts'
import { change } from '../../queries/change.ts'
import { dateAndTime, longDate } from '../../formats/dates.ts'
import { common } from '../../locales/common.ts'
import { problemText } from '../../formats/problem-text.ts'
import { Query } from '../../queries/query.ts'
import { fetchChanged } from '../../queries/refetch.ts'
import { AccountSection } from './account-section.ts'
import { sectionStyles } from './account-styles.ts'
import './hr-made-token.ts'
import './hr-new-token.ts'
import { lastDayOf } from './token-days.ts'
import type { TokenCreated } from './token-created.ts'
import { t } from '../../locales/account.ts'

export const tokensQuery = { queryKey: ['api-tokens'], queryFn: listApiTokens }

/** API tokens: list, create, revoke. */
@customElement('hr-tokens-section')
export class HrTokensSection extends AccountSection {
  @property({ attribute: false }) workspace!: Session['workspace']
  @state() private isMaking = false
  @state() private made: CreatedApiToken | null = null
  @state() private revoking: ApiToken | null = null

  private readonly tokens = new Query<ApiTokenList>(this, () => tokensQuery)

  static override styles = [
    ...sectionStyles,
    css`
      .body > :is(table, hr-new-token, hr-made-token) {
        width: 100%;
      }
      td:last-child {
        padding-inline-end: 0;
        text-align: end;
      }
      td b {
        font-weight: 500;
      }
      @media (max-width: 560px) {
        thead {
          display: none;
        }
        tr {
          display: block;
          padding: var(--space-2) 0;
          border-bottom: 1px solid var(--rule);
        }
        td,
        td:last-child {
          display: flex;
          flex-wrap: wrap;
          justify-content: space-between;
          gap: 0 var(--space-4);
          padding: 2px 0;
          border: 0;
          text-align: start;
        }
        td button.quiet {
          margin-inline-start: -6px;
        }
        td[data-head]::before {
          content: attr(data-head);
          color: var(--ink-3);
          font-size: var(--step--1);
        }
      }
    `,
  ]

  private readonly revoke = async () => {
    const token = this.revoking
    this.revoking = null
    if (!token) return
    await change({
      run: async () => (await revokeApiToken(token.id), true),
      message: t('tokens.revoked', { name: token.name }),
      noun: 'api-token',
    })
    await this.focusOn('h2')
  }

  private readonly keep = (token: CreatedApiToken) => {
    this.isMaking = false
    this.made = token
    fetchChanged('api-token')
  }

  override render() {
    return html`
      <h2 tabindex="-1">${t('tokens.title')}</h2>
      <div class="body">
        <p class="said">
          ${t('tokens.lede')} <a href="/api/docs" target="_blank">${t('tokens.reference')}</a>
        </p>
        ${this.tokens.render({
          pending: () => html`<hr-skeleton lines="2"></hr-skeleton>`,
          error: (error) => html`<p role="alert">${problemText(error)}</p>`,
          ready: ({ items }) => this.renderTokens(items.filter((one) => one.revokedAt === null)),
        })}
        ${this.renderMaking()}
      </div>
      <hr-dialog
        ?open=${this.revoking !== null}
        .heading=${t('tokens.revokeTitle', { name: this.revoking?.name ?? '' })}
        @closed=${() => (this.revoking = null)}
      >
        <p>${t('tokens.revokeLede')}</p>
        <button slot="actions" @click=${() => (this.revoking = null)}>${common('cancel')}</button>
        <button slot="actions" class="danger" @click=${this.revoke}>${t('tokens.revoke')}</button>
      </hr-dialog>
    `
  }

  private renderMaking() {
    if (this.made) {
      return html`<hr-made-token
        .token=${this.made}
        @closed=${() => ((this.made = null), void this.focusOn('h2'))}
      ></hr-made-token>`
    }
    if (!this.isMaking) {
      return html`<button class="make" @click=${() => (this.isMaking = true)}>${t('tokens.make')}</button>`
    }
    return html`<hr-new-token
      .today=${this.workspace.today}
      @token-created=${({ token }: TokenCreated) => this.keep(token)}
      @closed=${() => ((this.isMaking = false), void this.focusOn('.make'))}
    ></hr-new-token>`
  }

  private renderTokens(tokens: readonly ApiToken[]) {
    if (tokens.length === 0) return html`<p class="quiet-text">${t('tokens.none')}</p>`
    return html`<table>
      <caption class="visually-hidden">
        ${t('tokens.table')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('tokens.head.name')}</th>
          <th scope="col">${t('tokens.head.scope')}</th>
          <th scope="col">${t('tokens.head.expires')}</th>
          <th scope="col">${t('tokens.head.used')}</th>
          <th scope="col"><span class="visually-hidden">${t('tokens.head.act')}</span></th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          tokens,
          (one) => one.id,
          (one) => this.renderToken(one),
        )}
      </tbody>
    </table>`
  }

  private renderToken(token: ApiToken) {
    const lastDay = lastDayOf(token, this.workspace.timeZone)
    const isOver = lastDay < this.workspace.today
    const until = longDate(lastDay)
    return html`<tr>
      <td><b>${token.name}</b></td>
      <td data-head=${t('tokens.head.scope')}>${t(`tokens.scopes.${token.scope}`)}</td>
      <td data-head=${t('tokens.head.expires')} class=${isOver ? 'late' : nothing}>
        ${isOver ? t('tokens.expired', { at: until }) : until}
      </td>
      <td data-head=${t('tokens.head.used')}>
        ${token.lastUsedAt ? dateAndTime(token.lastUsedAt) : t('tokens.neverUsed')}
      </td>
      <td>
        <button
          class="quiet"
          aria-label=${t('tokens.revokeName', { name: token.name })}
          @click=${() => (this.revoking = token)}
        >
          ${t('tokens.revoke')}
        </button>
      </td>
    </tr>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-tokens-section': HrTokensSection
  }
}
