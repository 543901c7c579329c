import { consume } from '@lit/context'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { Session } from '#server/contracts/session.ts'
import { listActivity } from '../../api/activity.ts'
import '../../components/hr-empty.ts'
import '../../components/hr-history.ts'
import '../../components/hr-pager.ts'
import '../../components/hr-skeleton.ts'
import { searchText, withSearch } from '../../state/location.ts'
import { Page } from '../../state/page.ts'
import { pageBefore, rememberPage } from '../../state/page-trail.ts'
import { whyNot } from '../../state/permissions.ts'
import { problemText } from '../../state/problem-text.ts'
import { keepPrevious, Query } from '../../state/queries.ts'
import { sessionContext } from '../../state/session.ts'
import { pageStyles } from '../../styles/page.ts'
import { activityNouns, t } from './words.ts'

/** What happened across the company, newest first, for those who answer for it. */
@customElement('hr-activity-page')
export class HrActivityPage extends Page {
  @consume({ context: sessionContext, subscribe: true }) session?: Session

  private readonly deeds = new Query<ActivityPage>(this, () => {
    const { noun, cursor } = this
    return {
      queryKey: ['activity', 'list', { noun, cursor }],
      queryFn: () => listActivity({ noun, cursor: cursor || undefined, limit: 50 }),
      enabled: this.session?.person !== undefined && this.whyNot === '',
      placeholderData: keepPrevious,
    }
  })

  static override styles = [
    ...pageStyles,
    css`
      .nouns {
        display: flex;
        flex-wrap: wrap;
        gap: 2px var(--space-4);
        margin-bottom: var(--space-4);
        font-size: var(--step--1);
      }
      .nouns a {
        padding: 4px 0;
        color: var(--ink-2);
        text-decoration: none;
      }
      .nouns a:hover {
        color: var(--ink);
        text-decoration: underline;
      }
      .nouns a[aria-current] {
        color: var(--ink);
        font-weight: 600;
        box-shadow: 0 2px 0 var(--accent);
      }
      .old {
        opacity: 0.6;
      }
      @media print {
        .nouns {
          display: none;
        }
      }
    `,
  ]

  private get noun() {
    const asked = searchText(this.search, 'noun')
    return activityNouns.find((one) => one === asked)
  }

  private get cursor() {
    return searchText(this.search, 'cursor')
  }

  private get whyNot() {
    return whyNot(this.session, 'audit.read')
  }

  override render() {
    const why = this.whyNot
    return html`
      <div class="page-head">
        <h1>${t('title')}</h1>
        ${why ? nothing : html`<p class="lede">${t('lede')}</p>`}
      </div>
      ${why ? this.renderNotAllowed(why) : this.renderDeeds()}
    `
  }

  private renderNotAllowed(why: string) {
    return html`<hr-empty .heading=${t('notAllowed.title')}>
      ${t('notAllowed.text', { why })}
      <a slot="actions" class="button" href="/features">${t('notAllowed.features')}</a>
    </hr-empty>`
  }

  private renderDeeds() {
    return html`
      <nav class="nouns" aria-label=${t('filter')}>
        ${[undefined, ...activityNouns].map(
          (noun) =>
            html`<a
              href=${withSearch({ noun: noun ?? null, cursor: null })}
              aria-current=${noun === this.noun ? 'true' : nothing}
              >${noun ? t(`noun.${noun}`) : t('all')}</a
            >`,
        )}
      </nav>
      ${this.deeds.render({
        pending: () => html`<hr-skeleton lines="9"></hr-skeleton>`,
        error: (error) => html`<p role="alert">${problemText(error)}</p>`,
        ready: (page) => this.renderPage(page),
      })}
    `
  }

  private renderPage(page: ActivityPage) {
    if (page.total === 0 && !this.deeds.isPlaceholder) {
      return html`<hr-empty .heading=${t('none.title')}>
        ${t('none.text')}
        <a slot="actions" class="button" href="/activity">${t('none.all')}</a>
      </hr-empty>`
    }
    const list = `activity ${this.noun ?? ''}`
    if (page.nextCursor && !this.deeds.isPlaceholder) rememberPage(list, page.nextCursor, this.cursor)
    const before = this.cursor ? pageBefore(list, this.cursor) : undefined
    const workspace = this.session?.workspace
    return html`
      <hr-history
        class=${this.deeds.isPlaceholder ? 'old' : ''}
        aria-busy=${this.deeds.isPlaceholder ? 'true' : 'false'}
        .deeds=${page.items}
        .currency=${workspace?.currency ?? ''}
        .today=${workspace?.today ?? ''}
      ></hr-history>
      <hr-pager
        .total=${page.total}
        .shown=${page.items.length}
        .firstHref=${this.cursor ? withSearch({ cursor: null }) : ''}
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
