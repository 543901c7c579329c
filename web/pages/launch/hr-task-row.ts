import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { Person } from '#server/contracts/people.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import type { Task, TaskChange } from '#server/contracts/tasks.ts'
import '../../components/hr-conflict.ts'
import '../../components/hr-inline-edit.ts'
import { Expanded } from './expanded.ts'
import type { FieldEntered } from '../../events/field-entered.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { assignablePeople } from '../../session/assignable-people.ts'
import { listOf } from '../../formats/numbers.ts'
import { shortDate } from '../../formats/dates.ts'
import { localText } from '../../locales/language.ts'
import { nextUntickedWeek } from '../../editing/task-changes.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { functionName } from '../../locales/vocabulary.ts'
import { Presence } from '../../live/presence.ts'
import { EntityEditor } from '../../editing/entity-editor.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { isOpen } from './checklist-filter.ts'
import './hr-task-details.ts'
import { rowStyles } from './row-styles.ts'
import { tick, toggleTask } from './task-actions.ts'
import { taskEntityType } from './task-entity-type.ts'
import { t } from '../../locales/launch.ts'

/** One task of a checklist, edited in place. Emits `expanded` when its details are expanded or collapsed. */
@customElement('hr-task-row')
export class HrTaskRow extends LocalizedElement {
  @property({ attribute: false }) task!: Task
  /** The whole checklist, to look up predecessors. */
  @property({ attribute: false }) tasks: readonly Task[] = []
  @property({ attribute: false }) people: Person[] = []
  @property() today: PlainDate = ''
  /** Why the signed-in person may not work on this task; '' when they may. */
  @property({ attribute: 'why-not' }) whyNot = ''
  /** Why they may not remove it, if it was added by hand. */
  @property({ attribute: false }) whyNotRemove = ''
  @property({ type: Boolean, attribute: 'expanded' }) isExpanded = false

  private readonly editor = new EntityEditor(
    this,
    taskEntityType(() => this.people),
  )
  /** Presence of people who have its details open, or edit in its line. */
  private readonly presence = new Presence(this, () =>
    this.isExpanded || this.isEditing ? { noun: 'task', id: this.task.id } : null,
  )
  @state() private isEditing = false

  static override styles = [textStyles, buttonStyles, fieldStyles, rowStyles]

  constructor() {
    super()
    this.addEventListener(
      'field-entered',
      (event) => (this.isEditing = (event as FieldEntered).field !== null),
    )
  }

  /** Saves a change of the task, based on the version its author saw. */
  private readonly edited = (change: (value: string) => TaskChange) => (event: ValueChanged) => {
    event.stopPropagation()
    this.save(change(event.value), (event.base as Task | undefined) ?? this.task)
  }

  private readonly save = (change: TaskChange, base: Task) => this.editor.save(change, base)

  /** Moves the focus to the task. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.what')?.focus()
  }

  /** Performs the action of the checkbox. */
  async toggle(): Promise<void> {
    if (!this.whyNot) await toggleTask(this.task)
    // The native checkbox keeps the state after the click; after a refusal this resets it.
    this.requestUpdate()
  }

  /** The task with its unsaved changes applied. */
  private get shown(): Task {
    return this.editor.shown(this.task)
  }

  override render() {
    const { shown: task, isExpanded } = this
    return html`
      <div class=${`row ${isOpen(task) ? '' : 'finished'}`}>
        ${this.renderBox()}
        <div class="text">
          <button
            class="what"
            aria-expanded=${isExpanded ? 'true' : 'false'}
            @click=${() => this.dispatchEvent(new Expanded(task.id, !isExpanded))}
          >
            ${localText(task.title)}
          </button>
          ${this.renderMarks()}
          ${isExpanded ? nothing : html`<small class="criterion">${localText(task.doneWhen)}</small>`}
          ${this.renderOrder()} ${this.renderWeeks()}
        </div>
        <span class="fn">${task.ownerFunction ? functionName(task.ownerFunction) : ''}</span>
        ${this.renderWho()} ${this.renderDue()}
      </div>
      ${
        isExpanded
          ? html`<hr-task-details
              .task=${task}
              .tasks=${this.tasks}
              .edited=${this.edited}
              .save=${this.save}
              .people=${this.presence.people}
              .today=${this.today}
              .whyNot=${this.whyNot}
              .whyNotRemove=${this.whyNotRemove}
            ></hr-task-details>`
          : nothing
      }
      <hr-conflict .editor=${this.editor}></hr-conflict>
    `
  }

  private renderBox() {
    const { task } = this
    const title = localText(task.title)
    const week = isOpen(task) ? nextUntickedWeek(task) : null
    const label =
      week === null ? t('task.tick', { title }) : t('task.tickWeek', { week, weeks: task.weeks, title })
    return html`<input
      class="box"
      type="checkbox"
      aria-label=${label}
      title=${this.whyNot || nothing}
      .checked=${live(task.completion !== null)}
      .indeterminate=${task.skip !== null}
      ?disabled=${this.whyNot !== ''}
      @change=${this.toggle}
    />`
  }

  private renderMarks() {
    const { task } = this
    const marks = [
      task.skip ? t('task.skipped') : '',
      task.slug === null ? t('task.own') : '',
      task.keptBecause ? t('task.kept', { why: t(`task.keptBecause.${task.keptBecause}`) }) : '',
    ].filter((mark) => mark !== '')
    return marks.map((mark) => html`<small class="mark">${mark}</small>`)
  }

  private renderOrder() {
    const { task } = this
    if (task.skip) return nothing
    const before = this.tasks.filter(
      (one) => one.slug !== null && task.after.includes(one.slug) && isOpen(one),
    )
    // Open predecessors are only reported once this task is due or done.
    const isDue = task.completion !== null || task.dueOn <= this.today
    if (before.length === 0 || !isDue) return nothing
    return html`<small class="order"
      >${t('task.afterOpen', { titles: listOf(before.map((one) => localText(one.title))) })}</small
    >`
  }

  private renderWeeks() {
    const { task } = this
    if (task.weeks === null) return nothing
    const ticked = new Set(task.ticks.map((one) => one.week))
    return html`<div class="weeks">
      ${Array.from({ length: task.weeks }, (_, index) => index + 1).map(
        (week) =>
          html`<button
            aria-pressed=${ticked.has(week) ? 'true' : 'false'}
            aria-label=${t('task.week', { week })}
            title=${this.whyNot || t('task.week', { week })}
            ?disabled=${this.whyNot !== '' || task.skip !== null}
            @click=${() => tick(task, week)}
          >
            ${week}
          </button>`,
      )}
    </div>`
  }

  private renderWho() {
    const { shown: task } = this
    const fits = (one: Person) => (one.jobFunction === task.ownerFunction ? 0 : 1)
    const people = assignablePeople(this.people).sort(
      (a, b) => fits(a) - fits(b) || a.name.localeCompare(b.name),
    )
    const isGone = task.assignee !== null && !people.some((one) => one.id === task.assignee?.id)
    const options = [
      { value: '', label: common('nobody') },
      ...(isGone && task.assignee ? [{ value: task.assignee.id, label: task.assignee.name }] : []),
      ...people.map((one) => ({ value: one.id, label: one.name })),
    ]
    return html`<span class="who"
      ><hr-inline-edit
        type="select"
        .entity=${task}
        .field=${'assignee'}
        .label=${t('task.assignee', { title: localText(task.title) })}
        .value=${task.assignee?.id ?? ''}
        .options=${options}
        .placeholder=${common('nobody')}
        .disabled=${this.whyNot !== ''}
        @value-changed=${this.edited((assigneeId) => ({ assigneeId: assigneeId || null }))}
      ></hr-inline-edit
    ></span>`
  }

  private renderDue() {
    const { shown: task } = this
    const isShort = task.leadTimeShort && isOpen(task)
    const mark = task.isOverdue ? t('task.late') : isShort ? t('task.short') : ''
    return html`<span class=${`due ${task.isOverdue ? 'late' : ''}`}
      ><hr-inline-edit
        type="date"
        .entity=${task}
        .field=${'dueOverride'}
        .label=${t('task.due', { title: localText(task.title) })}
        .value=${task.dueOverride ?? task.plannedOn}
        .shows=${shortDate(task.dueOn, this.today)}
        .disabled=${this.whyNot !== '' || !isOpen(task)}
        @value-changed=${this.edited((day) => ({ dueOverride: day === '' || day === task.plannedOn ? null : day }))}
      ></hr-inline-edit>
      ${mark ? html`<small class=${task.isOverdue ? 'late' : ''}>${mark}</small>` : nothing}</span
    >`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-task-row': HrTaskRow
  }
}
