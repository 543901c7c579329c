import { consume } from '@lit/context'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { PersonList } from '#server/contracts/people.ts'
import type { Session } from '#server/contracts/session.ts'
import { activityExportUrl, listActivity } from '../../api/activity.ts'
import { listPeople } from '../../api/people.ts'
import '../../components/hr-empty.ts'
import '../../components/hr-history.ts'
import '../../components/hr-pager.ts'
import '../../components/hr-skeleton.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { pushSearch, withSearch } from '../../navigation/location.ts'
import { ScrollToTop } from '../../navigation/scroll-to-top.ts'
import type { SearchChange } from '../../navigation/location.ts'
import { Page } from '../../elements/page.ts'
import { previousPageCursor, rememberPage } from '../../navigation/page-trail.ts'
import { whyNot } from '../../session/permissions.ts'
import { problemText } from '../../formats/problem-text.ts'
import { keepPrevious, Query } from '../../queries/query.ts'
import { sessionContext } from '../../session/session.ts'
import { pageStyles } from '../../styles/page.ts'
import './hr-activity-filters.ts'
import { readState, toFilter } from './list-state.ts'
import { t } from '../../locales/activity.ts'

/** The audit log of the workspace, newest first. */
@customElement('hr-activity-page')
export class HrActivityPage extends Page {
  @consume({ context: sessionContext, subscribe: true }) session?: Session

  private readonly auditEvents = new Query<ActivityPage>(this, () => {
    const { cursor } = this.place
    const asked = { ...toFilter(this.place), ...(cursor && { cursor }), limit: 50 }
    return {
      queryKey: ['activity', 'list', asked],
      queryFn: ({ signal }) => listActivity(asked, signal),
      enabled: this.isAllowed,
      placeholderData: keepPrevious,
    }
  })
  private readonly people = new Query<PersonList>(this, () => ({
    queryKey: ['people'],
    queryFn: listPeople,
    enabled: this.isAllowed,
  }))

  static override styles = [
    ...pageStyles,
    css`
      hr-activity-filters {
        margin-bottom: var(--space-4);
      }
      .old {
        opacity: 0.6;
      }
    `,
  ]

  constructor() {
    super()
    new ScrollToTop(this)
  }

  private get place() {
    return readState(this.search)
  }

  private get whyNot() {
    return whyNot(this.session, 'audit.read')
  }

  private get isAllowed() {
    return this.session?.person !== undefined && this.whyNot === ''
  }

  override render() {
    const why = this.whyNot
    return html`
      <div class="page-head">
        <h1>${t('title')}</h1>
        ${why ? nothing : html`<p class="lede">${t('lede')}</p>`}
      </div>
      ${why ? this.renderNotAllowed(why) : this.renderAuditEvents()}
    `
  }

  private renderNotAllowed(why: string) {
    return html`<hr-empty .heading=${t('notAllowed.title')}>
      ${t('notAllowed.text', { why })}
      <a slot="actions" class="button" href="/features">${t('notAllowed.features')}</a>
    </hr-empty>`
  }

  private renderAuditEvents() {
    return html`
      <hr-activity-filters
        .state=${this.place}
        .people=${this.people.data?.items ?? []}
        .exportHref=${activityExportUrl(toFilter(this.place))}
        @value-changed=${({ value }: ValueChanged<SearchChange>) => pushSearch(value)}
      ></hr-activity-filters>
      ${this.auditEvents.render({
        pending: () => html`<hr-skeleton lines="9"></hr-skeleton>`,
        error: (error) =>
          html`<div class="notice stop">
            <b>${problemText(error)}</b><a href=${withSearch({ cursor: null })}>${t('clear')}</a>
          </div>`,
        ready: (page) => this.renderPage(page),
      })}
    `
  }

  private renderPage(page: ActivityPage) {
    const { cursor, ...filter } = this.place
    const { isPlaceholder } = this.auditEvents
    if (page.total === 0 && !isPlaceholder) {
      return html`<hr-empty .heading=${t('none.title')}>
        ${t('none.text')}
        <a slot="actions" class="button" href="/activity">${t('none.all')}</a>
      </hr-empty>`
    }
    const list = `activity ${JSON.stringify(filter)}`
    if (page.nextCursor && !isPlaceholder) rememberPage(list, page.nextCursor, cursor)
    const before = cursor ? previousPageCursor(list, cursor) : undefined
    const workspace = this.session?.workspace
    return html`
      <hr-history
        audit
        class=${isPlaceholder ? 'old' : ''}
        aria-busy=${isPlaceholder ? 'true' : 'false'}
        .auditEvents=${page.items}
        .currency=${workspace?.currency ?? ''}
        .today=${workspace?.today ?? ''}
      ></hr-history>
      <hr-pager
        .total=${page.total}
        .shown=${page.items.length}
        .firstHref=${cursor ? withSearch({ cursor: null }) : ''}
        .previousHref=${before ? withSearch({ cursor: before }) : ''}
        .nextHref=${page.nextCursor ? withSearch({ cursor: page.nextCursor }) : ''}
      ></hr-pager>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-activity-page': HrActivityPage
  }
}
