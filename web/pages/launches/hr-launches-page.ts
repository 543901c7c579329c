import { consume } from '@lit/context'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { LaunchPage } from '#server/contracts/launches.ts'
import type { Session } from '#server/contracts/session.ts'
import { listLaunches } from '../../api/launches.ts'
import '../../components/hr-empty.ts'
import '../../components/hr-pager.ts'
import '../../components/hr-skeleton.ts'
import { Shortcuts } from '../../shell/shortcuts.ts'
import { navigate, pushSearch, withSearch } from '../../navigation/location.ts'
import { previousPageCursor, rememberPage } from '../../navigation/page-trail.ts'
import { Page } from '../../elements/page.ts'
import { whyNot } from '../../session/permissions.ts'
import { problemText } from '../../formats/problem-text.ts'
import { keepPrevious, Query } from '../../queries/query.ts'
import { sessionContext } from '../../session/session.ts'
import { pageStyles } from '../../styles/page.ts'
import './hr-launch-filters.ts'
import './hr-launch-row.ts'
import { isFiltered, pageSize, readState, toQuery } from './list-state.ts'
import type { ListState } from './list-state.ts'
import { t } from '../../locales/launches.ts'

/** The list of launches, with filters, sort and page in the address. */
@customElement('hr-launches-page')
export class HrLaunchesPage extends Page {
  @consume({ context: sessionContext, subscribe: true }) session?: Session

  private readonly launches = new Query<LaunchPage>(this, () => {
    const query = toQuery(readState(this.search))
    return {
      queryKey: ['launches', 'list', query],
      queryFn: ({ signal }) => listLaunches(query, signal),
      placeholderData: keepPrevious,
    }
  })

  static override styles = [
    ...pageStyles,
    css`
      .page-head {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        justify-content: space-between;
        gap: var(--space-3);
      }
      .old {
        opacity: 0.6;
      }
      ul {
        border-top: 1px solid var(--rule-strong);
      }
    `,
  ]

  constructor() {
    super()
    new Shortcuts(this, [
      { keys: 'n', says: () => t('keys.create'), run: () => this.whyNot || navigate('/launches/new') },
      { keys: 'j', says: () => t('keys.down'), run: () => this.step(1) },
      { keys: 'k', says: () => t('keys.up'), run: () => this.step(-1) },
      {
        keys: 'f',
        says: () => t('keys.search'),
        run: () => this.renderRoot.querySelector('hr-launch-filters')?.focus(),
      },
    ])
  }

  private get whyNot() {
    return whyNot(this.session, 'launch.plan')
  }

  private step(by: 1 | -1) {
    const rows = [...this.renderRoot.querySelectorAll('hr-launch-row')]
    const now = rows.indexOf(this.shadowRoot?.activeElement as (typeof rows)[number])
    rows[Math.max(0, Math.min(rows.length - 1, now + by))]?.focus()
  }

  override render() {
    const why = this.whyNot
    return html`
      <div class="page-head">
        <h1>${t('title')}</h1>
        ${
          why
            ? html`<button disabled title=${why}>${t('create')}</button>`
            : html`<a class="button primary" href="/launches/new">${t('create')}</a>`
        }
      </div>
      ${this.launches.render({
        pending: () => html`<hr-skeleton lines="9"></hr-skeleton>`,
        error: (error) => html`<p role="alert">${problemText(error)}</p>`,
        ready: (page) => this.renderPage(page),
      })}
    `
  }

  private renderPage(page: LaunchPage) {
    const state = readState(this.search)
    if (page.nextCursor) rememberPage('launches', page.nextCursor, state.cursor)
    if (page.total === 0 && !isFiltered(state) && !this.launches.isPlaceholder) return this.renderEmpty()
    const today = this.session?.workspace.today ?? ''
    return html`
      <hr-launch-filters .state=${state}></hr-launch-filters>
      ${
        page.items.length === 0
          ? this.renderNothing()
          : html`<ul
              class=${this.launches.isPlaceholder ? 'old' : ''}
              aria-busy=${this.launches.isPlaceholder}
            >
              ${repeat(
                page.items,
                (launch) => launch.id,
                (launch) => html`<li><hr-launch-row .launch=${launch} .today=${today}></hr-launch-row></li>`,
              )}
            </ul>`
      }
      <hr-pager
        .total=${page.total}
        .from=${state.from}
        .shown=${page.items.length}
        .firstHref=${state.cursor ? withSearch({ cursor: null, from: null }) : ''}
        .previousHref=${this.previousHref(state)}
        .nextHref=${
          page.nextCursor
            ? withSearch({ cursor: page.nextCursor, from: state.from ? state.from + pageSize : null })
            : ''
        }
      ></hr-pager>
    `
  }

  /** Keyset paging only goes forward: the previous page is stored while the window is open. */
  private previousHref({ cursor, from }: ListState): string {
    const before = cursor ? previousPageCursor('launches', cursor) : undefined
    if (before === undefined) return ''
    return withSearch({ cursor: before, from: before && from ? from - pageSize : null })
  }

  private renderNothing() {
    return html`<hr-empty .heading=${t('nothing.title')}>
      ${t('nothing.text')}
      <button
        slot="actions"
        @click=${() => pushSearch({ q: null, status: null, grade: null, cursor: null, from: null })}
      >
        ${t('clear')}
      </button>
    </hr-empty>`
  }

  private renderEmpty() {
    return html`<hr-empty .heading=${t('empty.title')}>
      ${t('empty.text')}
      ${this.whyNot ? nothing : html`<a slot="actions" class="button primary" href="/launches/new">${t('create')}</a>`}
      <a slot="actions" class="button" href="/features">${t('empty.features')}</a>
    </hr-empty>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-launches-page': HrLaunchesPage
  }
}
