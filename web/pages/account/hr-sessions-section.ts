import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { OpenSession, OpenSessionList } from '#server/contracts/session.ts'
import { endOtherSessions, endSession, listSessions } from '../../api/session.ts'
import '../../components/hr-skeleton.ts'
import { change } from '../../queries/change.ts'
import { dateAndTime } from '../../formats/dates.ts'
import { problemText } from '../../formats/problem-text.ts'
import { Query } from '../../queries/query.ts'
import { AccountSection } from './account-section.ts'
import { sectionStyles } from './account-styles.ts'
import { browserName } from './browser-name.ts'
import { t } from '../../locales/account.ts'

export const sessionsQuery = { queryKey: ['sessions'], queryFn: listSessions }

/** Lists the sessions of the signed-in person and ends them. */
@customElement('hr-sessions-section')
export class HrSessionsSection extends AccountSection {
  private readonly sessions = new Query<OpenSessionList>(this, () => sessionsQuery)

  static override styles = [
    ...sectionStyles,
    css`
      ul {
        width: 100%;
      }
      li {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-2) 0;
        border-bottom: 1px solid var(--rule);
      }
      li button {
        flex: none;
      }
      b {
        font-weight: 500;
      }
      b + small {
        margin-inline-start: var(--space-2);
        color: var(--accent);
        font-size: var(--step--1);
      }
      .facts {
        color: var(--ink-3);
        font-size: var(--step--1);
        overflow-wrap: anywhere;
      }
    `,
  ]

  private readonly end = async (session: OpenSession) => {
    await change({
      run: async () => (await endSession(session.id), true),
      message: t('sessions.ended'),
      noun: 'session',
    })
    await this.focusOn('h2')
  }

  private readonly endOthers = async () => {
    await change({
      run: async () => (await endOtherSessions(), true),
      message: t('sessions.othersEnded'),
      noun: 'session',
    })
    await this.focusOn('h2')
  }

  override render() {
    return html`
      <h2 tabindex="-1">${t('sessions.title')}</h2>
      <div class="body">
        <p class="said">${t('sessions.lede')}</p>
        ${this.sessions.render({
          pending: () => html`<hr-skeleton lines="3"></hr-skeleton>`,
          error: (error) => html`<p role="alert">${problemText(error)}</p>`,
          ready: ({ items }) => this.renderList(items),
        })}
      </div>
    `
  }

  private renderList(items: readonly OpenSession[]) {
    // The current session first, then the most recently used.
    const shown = items.toSorted(
      (a, b) => Number(b.isOwn) - Number(a.isOwn) || b.lastSeenAt.localeCompare(a.lastSeenAt),
    )
    return html`<ul>
        ${repeat(
          shown,
          (one) => one.id,
          (one) => this.renderSession(one),
        )}
      </ul>
      ${
        items.length > 1
          ? html`<button @click=${this.endOthers}>${t('sessions.endOthers')}</button>`
          : html`<p class="quiet-text">${t('sessions.alone')}</p>`
      }`
  }

  private renderSession(session: OpenSession) {
    const browser = browserName(session.userAgent)
    const facts = [
      session.isOwn ? '' : t('sessions.seen', { at: dateAndTime(session.lastSeenAt) }),
      session.address ? t('sessions.from', { address: session.address }) : '',
      t('sessions.since', { at: dateAndTime(session.createdAt) }),
      t(`sessions.method.${session.method}`),
    ].filter(Boolean)
    return html`<li>
      <div>
        <b>${browser}</b>${session.isOwn ? html`<small>${t('sessions.here')}</small>` : nothing}
        <p class="facts">${facts.join(' · ')}</p>
      </div>
      ${
        session.isOwn
          ? nothing
          : html`<button
              class="quiet"
              aria-label=${t('sessions.endName', { browser })}
              @click=${() => this.end(session)}
            >
              ${t('sessions.end')}
            </button>`
      }
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-sessions-section': HrSessionsSection
  }
}
