import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { PlainDate } from '#server/contracts/primitives.ts'
import type { Task, TaskChange } from '#server/contracts/tasks.ts'
import { wouldEmptyPhase } from '#server/domain/checklist/progress.ts'
import { removeTask } from '../../api/tasks.ts'
import type { ApiError } from '../../api/client.ts'
import '../../components/hr-inline-edit.ts'
import '../../components/hr-presence.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { change } from '../../queries/change.ts'
import { dateAndTime, longDate } from '../../formats/dates.ts'
import { listOf } from '../../formats/numbers.ts'
import { localText } from '../../locales/language.ts'
import { nextUntickedWeek } from '../../editing/task-changes.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { functionName, phaseName } from '../../locales/vocabulary.ts'
import { personName } from '../../formats/person-name.ts'
import { problemText } from '../../formats/problem-text.ts'
import type { Present } from '../../live/presence-context.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { isOpen } from './checklist-filter.ts'
import { detailStyles } from './detail-styles.ts'
import './hr-reason-dialog.ts'
import { recreateTask, reopen, skip, toggleTask, unskip } from './task-actions.ts'
import { plannedDateText } from './planned-date-text.ts'
import { taskTexts } from './task-texts.ts'
import { t } from '../../locales/launch.ts'

/** The details of a task, below its line: deliverable, definition of done, notes, dates, predecessors. */
@customElement('hr-task-details')
export class HrTaskDetails extends LocalizedElement {
  @property({ attribute: false }) task!: Task
  @property({ attribute: false }) tasks: readonly Task[] = []
  /** Creates a handler of committed values that saves the resulting change. */
  @property({ attribute: false }) edited!: (
    change: (value: string) => TaskChange,
  ) => (event: ValueChanged) => void
  @property({ attribute: false }) save!: (change: TaskChange, base: Task) => void
  /** Other people who have this task open. */
  @property({ attribute: false }) people: readonly Present[] = []
  @property() today: PlainDate = ''
  @property({ attribute: false }) whyNot = ''
  @property({ attribute: false }) whyNotRemove = ''
  @state() private isSkipping = false
  @state() private refusal = ''

  static override styles = [textStyles, buttonStyles, detailStyles]

  /** The phase that would have no tasks without this one. */
  private get lastIn() {
    const facts = (task: Task) => ({ id: task.id, phase: task.phase, isSkipped: task.skip !== null })
    return wouldEmptyPhase(facts(this.task), this.tasks.map(facts))
  }

  private readonly skipped = async (event: ValueChanged) => {
    event.stopPropagation()
    const refused = (error: ApiError) => {
      const { phase } = error.params
      this.refusal =
        error.code === 'phase-would-be-empty' && typeof phase === 'string'
          ? t('task.skipLast', { phase: phaseName(phase as Task['phase']) })
          : problemText(error)
      return true
    }
    if (await skip(this.task, event.value, refused)) this.isSkipping = false
  }

  private readonly removed = () =>
    change({
      run: () => removeTask(this.task.id, this.task.version),
      message: t('task.removed', { title: localText(this.task.title) }),
      undo: () => recreateTask(this.task),
      noun: 'task',
    })

  override render() {
    return html`<hr-presence .people=${this.people}></hr-presence>
      <div class="details">
        <dl>${taskTexts(this.task, this.whyNot !== '', this.edited)}</dl>
        <div>
          <dl>${this.renderLink()} ${this.renderDay()} ${this.renderBefore()}</dl>
          ${this.renderAssists()} ${this.renderEnd()}
        </div>
      </div>
      ${this.renderActions()}
      <hr-reason-dialog
        .open=${this.isSkipping}
        .heading=${t('task.skipTitle', { title: localText(this.task.title) })}
        .text=${t('task.skipText')}
        .action=${t('task.skip')}
        .obstacle=${this.lastIn ? t('task.skipLast', { phase: phaseName(this.lastIn) }) : ''}
        .error=${this.refusal}
        @value-changed=${this.skipped}
        @closed=${() => (this.isSkipping = false)}
      ></hr-reason-dialog>`
  }

  private field(label: string, content: unknown) {
    return html`<div>
      <dt>${label}</dt>
      <dd>${content}</dd>
    </div>`
  }

  private renderLink() {
    const link = this.task.deliverableLink
    if (this.whyNot && !link) return nothing
    return this.field(
      t('task.link'),
      html`<hr-inline-edit
          type="url"
          .label=${t('task.link')}
          .entity=${this.task}
          id="deliverableLink"
          .field=${'deliverableLink'}
          .value=${link ?? ''}
          .placeholder=${t('task.linkEmpty')}
          .disabled=${this.whyNot !== ''}
          @value-changed=${this.edited((value) => ({ deliverableLink: value || null }))}
        ></hr-inline-edit>
        ${link ? html`<a href=${link} target="_blank" rel="noopener noreferrer">${t('task.open')}</a>` : nothing}`,
    )
  }

  private renderDay() {
    const { task } = this
    return this.field(
      t('task.planned'),
      html`${plannedDateText(task)}
      ${
        task.dueOverride
          ? html`<br />${t('task.setByHand', { date: longDate(task.dueOverride) })}
              ${
                this.whyNot
                  ? nothing
                  : html`<button class="quiet" @click=${() => this.save({ dueOverride: null }, task)}>
                      ${t('task.toPlan')}
                    </button>`
              }`
          : nothing
      }`,
    )
  }

  private renderBefore() {
    const { task } = this
    const before = this.tasks.filter((one) => one.slug !== null && task.after.includes(one.slug))
    if (before.length === 0) return nothing
    return this.field(
      t('task.comesAfter'),
      html`<ul>
        ${before.map(
          (one) =>
            html`<li>
              ${localText(one.title)}
              <small class=${isOpen(one) ? 'late' : ''}
                >${t(isOpen(one) ? 'task.stillOpen' : 'task.finished')}</small
              >
            </li>`,
        )}
      </ul>`,
    )
  }

  private renderAssists() {
    const { assistFunctions } = this.task
    if (assistFunctions.length === 0) return nothing
    const functions = listOf(assistFunctions.map(functionName))
    return html`<p class="assists">${t('task.assists', { functions })}</p>`
  }

  private renderEnd() {
    const { completion, skip: left } = this.task
    const by = (person: { name: string } | null) => (person ? personName(person) : common('unknownPerson'))
    if (completion?.by)
      return html`<p class="end">
        ${t('task.doneBy', { name: by(completion.by), at: dateAndTime(completion.at) })}
      </p>`
    if (!left) return nothing
    const said = { name: by(left.by), at: dateAndTime(left.at), reason: left.reason }
    return html`<p class="end">${t('task.skippedBy', said)}</p>`
  }

  private renderActions() {
    const { task } = this
    if (this.whyNot) return html`<p class="why">${this.whyNot}</p>`
    const isWeekly = nextUntickedWeek(task) !== null
    const main = task.skip
      ? html`<button @click=${() => unskip(task)}>${t('task.unskip')}</button>`
      : task.completion
        ? html`<button @click=${() => reopen(task)}>${t('task.reopen')}</button>`
        : isWeekly
          ? html`<span class="quiet-text">${t('task.weeksOpen')}</span>`
          : html`<button @click=${() => toggleTask(task)}>${t('task.complete')}</button>`
    return html`<div class="actions">
      ${main}
      ${
        isOpen(task)
          ? html`<button class="quiet" @click=${() => this.openSkip()}>${t('task.skip')}…</button>`
          : nothing
      }
      ${
        task.slug === null && !this.whyNotRemove
          ? html`<button
              class="quiet danger"
              ?disabled=${this.lastIn !== null}
              title=${this.lastIn ? t('task.removeLast', { phase: phaseName(this.lastIn) }) : nothing}
              @click=${this.removed}
            >
              ${t('task.remove')}
            </button>`
          : nothing
      }
    </div>`
  }

  private openSkip() {
    this.refusal = ''
    this.isSkipping = true
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-task-details': HrTaskDetails
  }
}
