import { consume } from '@lit/context'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Installation } from '#server/contracts/installation.ts'
import type { ProductAreaList } from '#server/contracts/product-areas.ts'
import type { Session } from '#server/contracts/session.ts'
import type { CalendarList } from '#server/contracts/calendars.ts'
import type { Workspace } from '#server/contracts/workspace.ts'
import { listCalendars } from '../../api/calendars.ts'
import { listProductAreas } from '../../api/product-areas.ts'
import { getWorkspace } from '../../api/workspace.ts'
import '../../components/hr-skeleton.ts'
import { Page } from '../../elements/page.ts'
import { whyNot } from '../../session/permissions.ts'
import { problemText } from '../../formats/problem-text.ts'
import { InitialLoad } from '../../queries/initial-load.ts'
import { Query } from '../../queries/query.ts'
import { sessionContext } from '../../session/session.ts'
import { pageStyles } from '../../styles/page.ts'
import './hr-calendars.ts'
import { installationQuery } from './hr-installation-notice.ts'
import './hr-product-areas.ts'
import './hr-second-factor-roles.ts'
import './hr-workspace-export.ts'
import './hr-workspace-facts.ts'
import { t } from '../../locales/workspace.ts'

/** The workspace page: name, time zone, currency, product areas, and calendars. */
@customElement('hr-workspace-page')
export class HrWorkspacePage extends Page {
  @consume({ context: sessionContext, subscribe: true }) session?: Session

  private readonly workspace = new Query<Workspace>(this, () => ({
    queryKey: ['workspace'],
    queryFn: getWorkspace,
  }))
  private readonly areas = new Query<ProductAreaList>(this, () => ({
    queryKey: ['product-areas'],
    queryFn: listProductAreas,
  }))
  private readonly calendars = new Query<CalendarList>(this, () => ({
    queryKey: ['calendars'],
    queryFn: listCalendars,
  }))

  private readonly installation = new Query<Installation>(this, () => ({
    ...installationQuery,
    enabled: this.session !== undefined && !whyNot(this.session, 'workspace.edit'),
  }))

  private readonly beside = new InitialLoad(this, () => [this.areas, this.calendars, this.installation])

  static override styles = [
    ...pageStyles,
    css`
      .note {
        margin-top: var(--space-4);
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      .section {
        padding-top: var(--space-5);
        border-top: 1px solid var(--rule-strong);
      }
      .section > .lede {
        margin-bottom: var(--space-4);
        font-size: var(--step-0);
      }
      .section > h2 {
        margin-bottom: var(--space-1);
      }
    `,
  ]

  override render() {
    const coming = () => html`<hr-skeleton shape="title" lines="6"></hr-skeleton>`
    return this.workspace.render({
      pending: coming,
      error: (error) => html`<p role="alert">${problemText(error)}</p>`,
      ready: (workspace) => (this.beside.isDone ? this.renderWorkspace(workspace) : coming()),
    })
  }

  private renderWorkspace(workspace: Workspace) {
    const why = whyNot(this.session, 'workspace.edit')
    const calendars = this.calendars.data?.items ?? []
    return html`
      ${why ? nothing : html`<hr-installation-notice></hr-installation-notice>`}
      <hr-workspace-facts .workspace=${workspace} .calendars=${calendars} .whyNot=${why}></hr-workspace-facts>
      <p class="note">${why ? t('readOnly', { why }) : t('lede')}</p>
      <section class="section" aria-labelledby="areas">
        <h2 id="areas">${t('areas.title')}</h2>
        <p class="lede">${t('areas.lede')}</p>
        ${this.areas.render({
          pending: () => html`<hr-skeleton lines="4"></hr-skeleton>`,
          error: (error) => html`<p role="alert">${problemText(error)}</p>`,
          ready: ({ items }) =>
            html`<hr-product-areas
              .areas=${items}
              .whyNot=${whyNot(this.session, 'product-area.edit')}
            ></hr-product-areas>`,
        })}
      </section>
      <section class="section" aria-labelledby="calendar">
        <h2 id="calendar">${t('calendars.title')}</h2>
        <p class="lede">${t('calendars.lede')}</p>
        ${this.calendars.render({
          pending: () => html`<hr-skeleton lines="6"></hr-skeleton>`,
          error: (error) => html`<p role="alert">${problemText(error)}</p>`,
          ready: ({ items }) =>
            html`<hr-calendars
              .calendars=${items}
              .currentId=${workspace.calendarId}
              .search=${this.search}
              .today=${workspace.today}
              .whyNot=${whyNot(this.session, 'calendar.edit')}
            ></hr-calendars>`,
        })}
      </section>
      <section class="section" aria-labelledby="factor">
        <h2 id="factor">${t('factor.title')}</h2>
        <p class="lede">${t('factor.lede')}</p>
        <hr-second-factor-roles .workspace=${workspace} .whyNot=${why}></hr-second-factor-roles>
      </section>
      ${
        whyNot(this.session, 'company.export')
          ? nothing
          : html`<section class="section" aria-labelledby="export">
              <h2 id="export">${t('export.title')}</h2>
              <hr-workspace-export></hr-workspace-export>
            </section>`
      }
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-workspace-page': HrWorkspacePage
  }
}
