import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { channelPhases, phases } from '#server/contracts/lists.ts'
import type { Phase } from '#server/contracts/lists.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Session } from '#server/contracts/session.ts'
import type { Task } from '#server/contracts/tasks.ts'
import { RowShortcuts } from '../../shell/row-shortcuts.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { replaceSearch, searchText } from '../../navigation/location.ts'
import { common } from '../../locales/common.ts'
import { phaseName } from '../../locales/vocabulary.ts'
import { whyNot } from '../../session/permissions.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { isFiltering, matchesFilter, readFilter } from './checklist-filter.ts'
import type { ChecklistFilter } from './checklist-filter.ts'
import type { Expanded } from './expanded.ts'
import './hr-checklist-filters.ts'
import './hr-new-task.ts'
import './hr-task-row.ts'
import type { HrTaskRow } from './hr-task-row.ts'
import { t } from '../../locales/launch.ts'

/** The dated checklist of a launch, by phase, edited in place: with the pointer or with j, k, x and Enter. */
@customElement('hr-checklist')
export class HrChecklist extends LocalizedElement {
  @property({ attribute: false }) launch!: Launch
  @property({ attribute: false }) tasks: readonly Task[] = []
  @property({ attribute: false }) people: Person[] = []
  @property({ attribute: false }) session: Session | undefined
  @property() search = ''
  @state() private addingTo: Phase | null = null
  /** Tasks shown under the current filter: a ticked task stays in its place until the filter changes. */
  #seen = { filter: '', ids: new Set<string>() }

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      section {
        margin-bottom: var(--space-5);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-3);
        align-items: baseline;
        padding-bottom: 4px;
        border-bottom: 1px solid var(--rule-strong);
      }
      h3 {
        flex: 1;
      }
      header span {
        color: var(--ink-3);
        font-size: var(--step--1);
        font-variant-numeric: tabular-nums;
      }
      header .late {
        color: var(--warn);
      }
      .empty {
        padding: 9px 0;
        color: var(--ink-3);
        font-size: var(--step--1);
      }
      hr-new-task {
        margin-top: var(--space-3);
      }
      @media print {
        header button {
          display: none;
        }
      }
    `,
  ]

  constructor() {
    super()
    new RowShortcuts(
      this,
      () => this.rows,
      (shortcut) => t(`keys.${shortcut}`),
    )
    this.addEventListener('expanded', (event) => {
      const { id, isExpanded } = event as Expanded
      replaceSearch({ task: isExpanded ? id : null })
    })
  }

  private get rows(): HrTaskRow[] {
    return [...this.renderRoot.querySelectorAll('hr-task-row')]
  }

  override firstUpdated(): void {
    const id = searchText(this.search, 'task')
    if (id) this.rows.find((row) => row.task.id === id)?.scrollIntoView({ block: 'center' })
  }

  private shownBy(filter: ChecklistFilter): Task[] {
    const key = JSON.stringify([this.launch.id, filter])
    if (this.#seen.filter !== key) this.#seen = { filter: key, ids: new Set() }
    const { ids } = this.#seen
    for (const task of this.tasks) if (matchesFilter(task, filter)) ids.add(task.id)
    return this.tasks.filter((task) => ids.has(task.id))
  }

  private get pmOwnerIds(): string[] {
    return this.launch.features.flatMap((feature) => feature.pmOwnerId ?? [])
  }

  private whyNotWork(task: Task): string {
    if (this.launch.archivedAt) return t('archivedNote')
    const ownerIds = [...this.pmOwnerIds, ...(task.assignee ? [task.assignee.id] : [])]
    return whyNot(this.session, 'task.work', { ownerIds })
  }

  private get whyNotAdd(): string {
    if (this.launch.archivedAt) return t('archivedNote')
    return whyNot(this.session, 'task.add', { ownerIds: this.pmOwnerIds })
  }

  override render() {
    const filter = readFilter(this.search)
    const shown = this.shownBy(filter)
    return html`
      <hr-checklist-filters
        .search=${this.search}
        .tasks=${this.tasks}
        .me=${this.session?.person?.id ?? ''}
      ></hr-checklist-filters>
      ${shown.length === 0 ? html`<p class="empty">${t('list.nothing')}</p>` : nothing}
      ${phases.map((phase) => {
        const own = shown.filter((task) => task.phase === phase)
        return own.length === 0 && isFiltering(filter) ? nothing : this.renderPhase(phase, own)
      })}
    `
  }

  private renderPhase(phase: Phase, shown: Task[]) {
    const all = this.tasks.filter((task) => task.phase === phase)
    const total = all.filter((task) => !task.skip).length
    const done = all.filter((task) => task.completion).length
    const late = all.filter((task) => task.isOverdue).length
    return html`<section aria-labelledby=${phase}>
      <header>
        <h3 id=${phase}>${phaseName(phase)}</h3>
        ${late > 0 ? html`<span class="late">${t('list.late', { count: late })}</span>` : nothing}
        <span>${common('doneOf', { done, total })}</span>
        <button
          class="quiet"
          aria-label=${t('list.addTo', { phase: phaseName(phase) })}
          title=${this.whyNotAdd || t('list.addTo', { phase: phaseName(phase) })}
          ?disabled=${this.whyNotAdd !== ''}
          @click=${() => (this.addingTo = phase)}
        >
          +
        </button>
      </header>
      <ul>
        ${repeat(
          shown,
          (task) => task.id,
          (task) => html`<li>${this.renderRow(task)}</li>`,
        )}
      </ul>
      ${
        all.length === 0 && channelPhases.some((one) => one === phase)
          ? html`<p class="empty">${t('list.emptyPhase')}</p>`
          : nothing
      }
      ${this.addingTo === phase ? this.renderNew(phase, all) : nothing}
    </section>`
  }

  private renderRow(task: Task) {
    return html`<hr-task-row
      .task=${task}
      .tasks=${this.tasks}
      .people=${this.people}
      .today=${this.session?.workspace.today ?? ''}
      .whyNot=${this.whyNotWork(task)}
      .whyNotRemove=${this.whyNotAdd}
      .isExpanded=${searchText(this.search, 'task') === task.id}
    ></hr-task-row>`
  }

  private renderNew(phase: Phase, all: Task[]) {
    const today = this.session?.workspace.today ?? ''
    const last =
      all
        .map((task) => task.dueOn)
        .sort()
        .at(-1) ??
      this.launch.launchDate ??
      today
    return html`<hr-new-task
      .launchId=${this.launch.id}
      .phase=${phase}
      .people=${this.people}
      .dueOn=${last > today ? last : today}
      @closed=${() => (this.addingTo = null)}
    ></hr-new-task>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-checklist': HrChecklist
  }
}
