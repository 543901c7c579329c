import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Desk } from '#server/contracts/desk.ts'
import type { FeaturePage } from '#server/contracts/features.ts'
import type { Rubric } from '#server/contracts/rubrics.ts'
import type { Session } from '#server/contracts/session.ts'
import { listFeatures } from '../../api/features.ts'
import { getCurrentRubric } from '../../api/rubrics.ts'
import '../../components/hr-skeleton.ts'
import '../../components/hr-warning.ts'
import type { DismissalRequested } from '../../events/dismissal-requested.ts'
import { dayHeading } from '../../formats/dates.ts'
import { localText } from '../../locales/language.ts'
import { Page } from '../../elements/page.ts'
import { whyNot } from '../../session/permissions.ts'
import { problemText } from '../../formats/problem-text.ts'
import { deskQuery } from '../../queries/first-queries.ts'
import { Query } from '../../queries/query.ts'
import { sessionContext } from '../../session/session.ts'
import { dismissWithUndo } from '../../editing/warning-changes.ts'
import { pageStyles } from '../../styles/page.ts'
import { cardsPart, disagreementsPart, gradingPart } from './desk-features.ts'
import { countsOf, section } from './desk-section.ts'
import { deskStyles } from './desk-styles.ts'
import { emptyPartsSentence, itemCountSentence } from './desk-summary.ts'
import { emptyDesk } from './empty-desk.ts'
import './hr-desk-launch.ts'
import './hr-desk-tasks.ts'
import './hr-first-steps.ts'
import { t } from '../../locales/desk.ts'

/** The start page: everything that needs action by this person, with links. */
@customElement('hr-desk-page')
export class HrDeskPage extends Page {
  @consume({ context: sessionContext, subscribe: true }) session?: Session

  private readonly desk = new Query<Desk>(this, () => deskQuery)
  private readonly rubric = new Query<Rubric>(this, () => ({
    queryKey: ['rubrics', 'current'],
    queryFn: getCurrentRubric,
    enabled: (this.desk.data?.disagreements?.total ?? 0) > 0,
  }))
  private readonly firstFeature = new Query<FeaturePage>(this, () => ({
    queryKey: ['features', 'list', { limit: 1 }],
    queryFn: ({ signal }) => listFeatures({ limit: 1 }, signal),
    enabled: this.desk.data !== undefined && this.isEmpty(this.desk.data),
  }))

  static override styles = [...pageStyles, deskStyles]

  /** There were tasks during this visit; those just ticked stay visible. */
  private hadTasks = false

  override willUpdate(): void {
    if ((this.desk.data?.myTasks.total ?? 0) > 0) this.hadTasks = true
  }

  private isEmpty(desk: Desk): boolean {
    if (this.hadTasks) return false
    return Object.values(countsOf(desk)).every((count) => (count ?? 0) === 0)
  }

  private readonly dismissed = (event: DismissalRequested) => {
    const warning = this.desk.data?.warnings?.items.find((one) => one.id === event.warningId)
    if (warning) void dismissWithUndo(warning, event.reason)
  }

  private readonly criterionName = (id: string) => {
    const found = this.rubric.data?.definition.criteria.find((criterion) => criterion.id === id)
    return found ? localText(found.title) : id
  }

  override render() {
    const today = this.session?.workspace.today
    const counts = this.desk.data && countsOf(this.desk.data)
    return html`
      <div class="page-head">
        <h1>${today ? dayHeading(today) : t('tasks.title')}</h1>
        ${counts ? itemCountSentence(counts) : nothing}
      </div>
      ${this.desk.render({
        pending: () => html`<hr-skeleton lines="8"></hr-skeleton>`,
        error: (error) => html`<p role="alert">${problemText(error)}</p>`,
        ready: (desk) => this.renderDesk(desk),
      })}
    `
  }

  private renderDesk(desk: Desk) {
    const today = this.session?.workspace.today ?? ''
    const person = this.session?.person
    if (this.isEmpty(desk)) {
      if (this.firstFeature.isPending) return html`<hr-skeleton lines="4"></hr-skeleton>`
      if (this.firstFeature.data?.total === 0)
        return html`<hr-first-steps .session=${this.session}></hr-first-steps>`
      return person ? emptyDesk(person) : nothing
    }
    return html`
      ${gradingPart(desk, today)} ${cardsPart(desk)} ${disagreementsPart(desk, this.criterionName)}
      ${this.renderLaunches(desk, today)} ${this.renderTasks(desk, today)} ${this.renderWarnings(desk)}
      ${emptyPartsSentence(countsOf(desk))}
    `
  }

  private renderLaunches({ launchesToLookAt }: Desk, today: string) {
    if (!launchesToLookAt || launchesToLookAt.total === 0) return nothing
    const { items, total } = launchesToLookAt
    return section({
      part: 'launches',
      heading: t('launches.title'),
      note: t('launches.note'),
      more:
        total > items.length
          ? html`<p class="quiet-text">${t('firstOf', { shown: items.length, count: total })}</p>`
          : nothing,
      body: html`<ul class="lines">
        ${items.map(
          (launch) => html`<li><hr-desk-launch .launch=${launch} .today=${today}></hr-desk-launch></li>`,
        )}
      </ul>`,
    })
  }

  private renderTasks({ myTasks }: Desk, today: string) {
    const person = this.session?.person
    const why = person ? whyNot(this.session, 'task.work', { ownerIds: [person.id] }) : ''
    const body = html`<hr-desk-tasks .tasks=${myTasks.items} .today=${today} .whyNot=${why}></hr-desk-tasks>`
    return this.hadTasks
      ? section({
          part: 'tasks',
          heading: t('tasks.title'),
          more: html`<a href="/my-week"
            >${
              myTasks.total > myTasks.items.length
                ? t('tasks.allWeek', { count: myTasks.total })
                : t('tasks.week')
            }</a
          >`,
          body,
        })
      : nothing
  }

  private renderWarnings({ warnings }: Desk) {
    if (!warnings || warnings.total === 0) return nothing
    const { items, total } = warnings
    const why = whyNot(this.session, 'warning.dismiss')
    return section({
      part: 'warnings',
      heading: t('warnings.title'),
      note: t('warnings.note'),
      more:
        total > items.length
          ? html`<p class="quiet-text">${t('firstOf', { shown: items.length, count: total })}</p>`
          : nothing,
      body: html`<ul class="lines" @dismissal-requested=${this.dismissed}>
        ${repeat(
          items,
          (warning) => warning.id,
          (warning) =>
            html`<li>
              <hr-warning with-thing .warning=${warning} .whyNot=${why}></hr-warning>
            </li>`,
        )}
      </ul>`,
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-desk-page': HrDeskPage
  }
}
