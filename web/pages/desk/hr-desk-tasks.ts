import { css, html, nothing } from 'lit'
import type { PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { live } from 'lit/directives/live.js'
import type { PlainDate } from '#server/contracts/primitives.ts'
import type { TaskWithLaunch } from '#server/contracts/tasks.ts'
import { addDays, shortDate, weekdayName } from '../../formats/dates.ts'
import { localText } from '../../locales/language.ts'
import { nextUntickedWeek } from '../../editing/task-changes.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { tickTask, untickTask } from './tick-task.ts'
import { t } from '../../locales/desk.ts'

/** The person's own tasks of the week. Ticked tasks stay in place, struck through, until the desk is left. */
@customElement('hr-desk-tasks')
export class HrDeskTasks extends LocalizedElement {
  @property({ attribute: false }) tasks: TaskWithLaunch[] = []
  @property() today: PlainDate = ''
  /** Why the reader may not tick; '' when they may. */
  @property({ attribute: 'why-not' }) whyNot = ''
  @state() private ticked: TaskWithLaunch[] = []

  static override styles = [
    textStyles,
    fieldStyles,
    css`
      li {
        display: grid;
        grid-template-columns: 22px minmax(0, 1fr) auto;
        gap: 0 var(--space-3);
        align-items: baseline;
        padding: var(--space-3) 0;
        border-bottom: 1px solid var(--rule);
      }
      li:first-child {
        padding-top: 0;
      }
      li:last-child {
        border-bottom: 0;
        padding-bottom: 0;
      }
      input[type='checkbox'] {
        position: relative;
        top: 3px;
      }
      h3 {
        font-size: 1.0625rem;
        font-weight: 500;
      }
      .done h3 {
        color: var(--ink-3);
        text-decoration: line-through;
        text-decoration-thickness: 1px;
      }
      .done .when {
        display: none;
      }
      .when {
        max-width: 68ch;
        color: var(--ink-2);
      }
      .due {
        color: var(--ink-2);
        font-size: var(--step--1);
        font-variant-numeric: tabular-nums;
        text-align: end;
        white-space: nowrap;
      }
      .due small {
        display: block;
        font-size: inherit;
      }
      @media (pointer: coarse) {
        input[type='checkbox'] {
          width: 24px;
          height: 24px;
          margin-inline-start: -1px;
        }
      }
    `,
  ]

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('tasks')) return
    // A task that was reopened, by undo or because its tick was refused, is shown as open again.
    const open = new Set(this.tasks.map((task) => task.id))
    this.ticked = this.ticked.filter((task) => !open.has(task.id))
  }

  private readonly tick = async (task: TaskWithLaunch) => {
    this.ticked = [...this.ticked, task]
    const done = await tickTask(task)
    // When refused, or when a weekly task has more weeks, the task stays open.
    if (!done?.completion) this.ticked = this.ticked.filter((one) => one.id !== task.id)
  }

  private readonly untick = async (task: TaskWithLaunch) => {
    if (await untickTask(task)) this.ticked = this.ticked.filter((one) => one.id !== task.id)
    else this.requestUpdate()
  }

  private get lines(): { task: TaskWithLaunch; isDone: boolean }[] {
    const done = new Map(this.ticked.map((task) => [task.id, task]))
    const open = this.tasks.filter((task) => !done.has(task.id))
    return [
      ...open.map((task) => ({ task, isDone: false })),
      ...this.ticked.map((task) => ({ task, isDone: true })),
    ].sort((a, b) => a.task.dueOn.localeCompare(b.task.dueOn) || a.task.id.localeCompare(b.task.id))
  }

  override render() {
    return html`<ul>
      ${repeat(
        this.lines,
        ({ task }) => task.id,
        ({ task, isDone }) => this.renderLine(task, isDone),
      )}
    </ul>`
  }

  private renderLine(task: TaskWithLaunch, isDone: boolean) {
    const title = localText(task.title)
    const week = nextUntickedWeek(task)
    const label =
      week === null ? t('tasks.tick', { title }) : t('tasks.tickWeek', { week, weeks: task.weeks, title })
    const doneWhen = localText(task.doneWhen)
    return html`<li class=${isDone ? 'done' : ''}>
      <input
        type="checkbox"
        aria-label=${label}
        title=${this.whyNot || nothing}
        .checked=${live(isDone)}
        ?disabled=${this.whyNot !== ''}
        @change=${() => (isDone ? this.untick(task) : this.tick(task))}
      />
      <div>
        <h3>${title}</h3>
        ${doneWhen ? html`<p class="when">${doneWhen}</p>` : nothing}
        <p class="quiet-text">
          <a class="quiet" href="/launches/${task.launch.id}">${task.launch.title}</a>
        </p>
      </div>
      ${this.renderDue(task, isDone)}
    </li>`
  }

  private renderDue(task: TaskWithLaunch, isDone: boolean) {
    const { today } = this
    const isNear = today !== '' && task.dueOn >= today && task.dueOn <= addDays(today, 6)
    const day = isNear ? weekdayName(task.dueOn) : shortDate(task.dueOn, today || undefined)
    const word = isDone
      ? t('tasks.doneNow')
      : task.isOverdue
        ? t('tasks.late')
        : task.dueOn === today
          ? t('tasks.today')
          : task.leadTimeShort
            ? t('tasks.short')
            : ''
    return html`<p class="due ${task.isOverdue && !isDone ? 'late' : ''}">
      <time datetime=${task.dueOn}>${day}</time>${word ? html`<small>${word}</small>` : nothing}
    </p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-desk-tasks': HrDeskTasks
  }
}
