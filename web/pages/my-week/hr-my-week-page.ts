import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { PersonList } from '#server/contracts/people.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import type { Session } from '#server/contracts/session.ts'
import type { TaskWithLaunch, TaskPage } from '#server/contracts/tasks.ts'
import { addDays, startOfWeek } from '#server/domain/schedule/plain-date.ts'
import { listPeople } from '../../api/people.ts'
import { listTasks } from '../../api/tasks.ts'
import '../../components/hr-empty.ts'
import '../../components/hr-skeleton.ts'
import '../../components/hr-select-person.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { longDate, shortDate } from '../../formats/dates.ts'
import { RowShortcuts } from '../../shell/row-shortcuts.ts'
import { pushSearch, searchText } from '../../navigation/location.ts'
import { Page } from '../../elements/page.ts'
import { whyNot } from '../../session/permissions.ts'
import { problemText } from '../../formats/problem-text.ts'
import { InitialLoad } from '../../queries/initial-load.ts'
import { Query } from '../../queries/query.ts'
import { sessionContext } from '../../session/session.ts'
import { pageStyles } from '../../styles/page.ts'
import './hr-week-task.ts'
import { countsOf, isDoneSince, weekOf } from './week-groups.ts'
import { weekStyles } from './week-styles.ts'
import { t } from '../../locales/my-week.ts'

/** A person's tasks across all launches: overdue, due this week by day, due later. */
@customElement('hr-my-week-page')
export class HrMyWeekPage extends Page {
  @consume({ context: sessionContext, subscribe: true }) session?: Session

  /** Tasks shown during this visit: ticked ones stay in their place. */
  #seen = { personId: '', ids: new Set<string>() }

  private readonly open = new Query<TaskPage>(this, () => ({
    queryKey: ['tasks', 'open', this.personId],
    queryFn: () => listTasks({ assigneeId: this.personId, state: ['open'], limit: 200 }),
    enabled: this.personId !== '',
  }))
  private readonly done = new Query<TaskPage>(this, () => ({
    queryKey: ['tasks', 'done', this.personId],
    queryFn: () =>
      listTasks({
        assigneeId: this.personId,
        state: ['done'],
        dueFrom: addDays(this.today, -90),
        limit: 200,
      }),
    enabled: this.personId !== '' && this.today !== '',
  }))
  private readonly people = new Query<PersonList>(this, () => ({
    queryKey: ['people'],
    queryFn: listPeople,
    enabled: this.mayLook,
  }))

  private readonly beside = new InitialLoad(this, () => [this.open, this.done, this.people])

  static override styles = [...pageStyles, weekStyles]

  constructor() {
    super()
    new RowShortcuts(
      this,
      () => [...this.renderRoot.querySelectorAll('hr-week-task')],
      (shortcut) => t(`keys.${shortcut}`),
    )
  }

  /** People who may plan launches may view others' weeks. */
  private get mayLook(): boolean {
    return Boolean(this.session?.person) && whyNot(this.session, 'launch.plan') === ''
  }

  private get today(): PlainDate {
    return this.session?.workspace.today ?? ''
  }

  private get personId(): string {
    const own = this.session?.person?.id ?? ''
    return (this.mayLook && searchText(this.search, 'person')) || own
  }

  override render() {
    const own = this.session?.person
    const isOwn = this.personId === own?.id
    const name = this.people.data?.items.find((one) => one.id === this.personId)?.name ?? ''
    const title = isOwn || !name ? t('title') : t('titleOf', { name })
    this.setTitle(title)
    const { today } = this
    if (!today || !this.beside.isDone) return html`<hr-skeleton shape="title" lines="6"></hr-skeleton>`
    return html`
      <div class="page-head">
        <div>
          <h1>${title}</h1>
          ${this.renderRange(today)}
        </div>
        ${
          this.mayLook
            ? html`<hr-select-person
                .isLookingBack=${true}
                .label=${t('person')}
                .people=${this.people.data?.items ?? []}
                .value=${this.personId}
                .isAlwaysSomeone=${true}
                @value-changed=${({ value }: ValueChanged<string | null>) =>
                  pushSearch({ person: value === own?.id ? null : value })}
              ></hr-select-person>`
            : nothing
        }
      </div>
      ${this.open.render({
        pending: () => html`<hr-skeleton lines="9"></hr-skeleton>`,
        error: (error) => html`<p role="alert">${problemText(error)}</p>`,
        ready: (page) => this.renderWeek(page.items, today, isOwn ? '' : name),
      })}
    `
  }

  private renderRange(today: PlainDate) {
    const week = weekOf([], [], today)
    return html`<p>
      ${t('range', { from: shortDate(week.from), to: shortDate(week.to, today) })}
      ${this.open.data ? this.countsIn(this.open.data, today).map((said) => html`· ${said} `) : nothing}
    </p>`
  }

  /** The number of tasks this week always; overdue and later ones only when there are any. */
  private countsIn({ items, total }: TaskPage, today: PlainDate): string[] {
    const counts = countsOf(items, total, today)
    const said = (['thisWeek', 'overdue', 'later'] as const).filter(
      (one) => one === 'thisWeek' || counts[one] > 0,
    )
    return said.map((one) => t(`count.${one}`, { count: counts[one] }))
  }

  private standing(open: TaskWithLaunch[], done: TaskWithLaunch[]): TaskWithLaunch[] {
    if (this.#seen.personId !== this.personId) this.#seen = { personId: this.personId, ids: new Set() }
    const { ids } = this.#seen
    for (const task of open) ids.add(task.id)
    const isOpen = new Set(open.map((task) => task.id))
    return [...open, ...done.filter((task) => ids.has(task.id) && !isOpen.has(task.id))]
  }

  private renderWeek(open: TaskWithLaunch[], today: PlainDate, name: string) {
    const done = (this.done.data?.items ?? []).filter((task) => isDoneSince(task, startOfWeek(today)))
    const week = weekOf(this.standing(open, done), done, today)
    const hidden = (this.open.data?.total ?? 0) - open.length
    if (open.length === 0 && week.done.length === 0)
      return html`<hr-empty .heading=${name ? t('empty.other', { name }) : t('empty.title')}>
        ${t('empty.text')} <a slot="actions" class="button" href="/launches">${t('empty.launches')}</a>
      </hr-empty>`
    return html`
      ${week.overdue.length > 0 ? this.section(t('groups.overdue'), '', week.overdue, 'overdue', true) : nothing}
      ${week.days.map(({ date, tasks }) =>
        this.section(
          longDate(date),
          date === today ? t('today') : '',
          tasks,
          date === today ? 'today' : '',
          false,
        ),
      )}
      ${week.nextWeek.length > 0 ? this.section(t('groups.nextWeek'), '', week.nextWeek, '', true) : nothing}
      ${week.later.length > 0 ? this.section(t('groups.later'), '', week.later, 'later', true) : nothing}
      ${hidden > 0 ? html`<p class="none">${t('laterMore', { count: hidden })}</p>` : nothing}
      ${week.done.length > 0 ? this.section(t('groups.done'), '', week.done, '', false) : nothing}
    `
  }

  private section(name: string, note: string, tasks: TaskWithLaunch[], kind: string, isDayShown: boolean) {
    const own = this.session?.person?.id
    return html`<section class=${`section ${kind}`}>
      <h2>${name} ${note ? html`<small>${note}</small>` : nothing}</h2>
      ${tasks.length === 0 ? html`<p class="none">${t('nothingToday')}</p>` : nothing}
      <ul>
        ${repeat(
          tasks,
          (task) => task.id,
          (task) =>
            html`<li>
              <hr-week-task
                .task=${task}
                .today=${this.today}
                .isDayShown=${isDayShown}
                .compact=${kind === 'later'}
                .whyNot=${whyNot(this.session, 'task.work', {
                  ownerIds: task.assignee && task.assignee.id === own ? [task.assignee.id] : [],
                })}
              ></hr-week-task>
            </li>`,
        )}
      </ul>
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-my-week-page': HrMyWeekPage
  }
}
