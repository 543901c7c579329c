import { consume } from '@lit/context'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { AccessTable } from '#server/contracts/access.ts'
import { roles } from '#server/contracts/lists.ts'
import type { Role } from '#server/contracts/lists.ts'
import type { Session } from '#server/contracts/session.ts'
import { getAccess } from '../../api/access.ts'
import '../../components/hr-lock.ts'
import '../../components/hr-skeleton.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { replaceSearch, searchText } from '../../navigation/location.ts'
import { roleName } from '../../locales/vocabulary.ts'
import { Page } from '../../elements/page.ts'
import { whyNot } from '../../session/permissions.ts'
import { problemText } from '../../formats/problem-text.ts'
import { Query } from '../../queries/query.ts'
import { sessionContext } from '../../session/session.ts'
import { pageStyles } from '../../styles/page.ts'
import './hr-role-table.ts'
import { t } from '../../locales/roles.ts'

/**
 * The permissions of each role, from the same table that the server enforces, and the meaning of
 * confidential.
 */
@customElement('hr-roles-page')
export class HrRolesPage extends Page {
  @consume({ context: sessionContext, subscribe: true }) session?: Session

  private readonly access = new Query<AccessTable>(this, () => ({
    queryKey: ['access'],
    queryFn: getAccess,
    staleTime: Infinity,
  }))

  static override styles = [
    ...pageStyles,
    css`
      .notes {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
        gap: var(--space-6) var(--space-7);
      }
      .notes h2 {
        margin-bottom: var(--space-2);
        font-size: var(--step-1);
      }
      .notes section {
        max-width: var(--measure);
        color: var(--ink-2);
      }
      .notes h2 {
        color: var(--ink);
      }
      .notes li {
        margin-top: var(--space-1);
        padding-inline-start: 1.2em;
      }
      .notes li::before {
        content: '–';
        display: inline-block;
        width: 1.2em;
        margin-inline-start: -1.2em;
      }
      .notes :is(p, ul) + p {
        margin-top: var(--space-2);
      }
    `,
  ]

  private get ownRole(): Role | '' {
    return this.session?.person?.role ?? ''
  }

  private get chosenRole(): Role {
    const asked = searchText(this.search, 'role')
    return roles.find((one) => one === asked) ?? (this.ownRole || 'administrator')
  }

  override render() {
    const { ownRole } = this
    return html`
      <div class="page-head">
        <h1>${t('title')}</h1>
        <p class="lede">${t('lede')} ${ownRole ? t('yours', { role: roleName(ownRole) }) : nothing}</p>
      </div>
      ${this.access.render({
        pending: () => html`<hr-skeleton lines="14"></hr-skeleton>`,
        error: (error) => html`<p role="alert">${problemText(error)}</p>`,
        ready: ({ actions }) =>
          html`<hr-role-table
            .access=${actions}
            .ownRole=${ownRole}
            .chosenRole=${this.chosenRole}
            @value-changed=${({ value }: ValueChanged<Role>) => replaceSearch({ role: value })}
          ></hr-role-table>`,
      })}
      <div class="section notes">${this.renderConfidential()} ${this.renderNotes()}</div>
    `
  }

  private renderConfidential() {
    return html`<section id="confidential" aria-labelledby="confidential-title">
      <h2 id="confidential-title">${t('confidential.title')} <hr-lock></hr-lock></h2>
      <p>${t('confidential.text')}</p>
      <ul>
        <li>${t('confidential.owners')}</li>
        <li>${t('confidential.named')}</li>
        <li>${t('confidential.administrators')}</li>
      </ul>
      <p>${t('confidential.launches')}</p>
      <p>${t('confidential.others')}</p>
    </section>`
  }

  private renderNotes() {
    return html`<div>
      <section aria-labelledby="lead">
        <h2 id="lead">${t('lead.title')}</h2>
        <p>${t('lead.text')}</p>
        ${whyNot(this.session, 'people.read') ? nothing : html`<p><a href="/people">${t('people')}</a></p>`}
      </section>
      <section class="section" aria-labelledby="tokens">
        <h2 id="tokens">${t('tokens.title')}</h2>
        <p>${t('tokens.text')}</p>
        <p><a href="/guide">${t('tokens.link')}</a></p>
      </section>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-roles-page': HrRolesPage
  }
}
