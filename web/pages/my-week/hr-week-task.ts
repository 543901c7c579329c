import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { PlainDate } from '#server/contracts/primitives.ts'
import type { TaskWithLaunch } from '#server/contracts/tasks.ts'
import { relativeDays, shortDate } from '../../formats/dates.ts'
import { localText } from '../../locales/language.ts'
import { nextUntickedWeek } from '../../editing/task-changes.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { toggleWeekTask } from './toggle-week-task.ts'
import { t } from '../../locales/my-week.ts'

/** One task of a week: checkbox, title, launch, deliverable and definition of done. */
@customElement('hr-week-task')
export class HrWeekTask extends LocalizedElement {
  @property({ attribute: false }) task!: TaskWithLaunch
  @property() today: PlainDate = ''
  /** Also shows the date, where the heading does not. */
  @property({ type: Boolean, attribute: 'with-day' }) isDayShown = false
  @property({ attribute: 'why-not' }) whyNot = ''
  /** Shows only the title, for tasks due later. */
  @property({ type: Boolean }) compact = false

  static override styles = [
    textStyles,
    fieldStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 22px minmax(0, 1fr) minmax(0, 300px);
        gap: 2px var(--space-4);
        align-items: baseline;
        padding: 10px 0;
        border-bottom: 1px solid var(--rule);
      }
      input {
        position: relative;
        top: 3px;
      }
      a.title {
        color: var(--ink);
        font-weight: 500;
        text-decoration: none;
        overflow-wrap: anywhere;
      }
      a.title:hover {
        text-decoration: underline;
        text-decoration-thickness: 1px;
      }
      .finished a.title {
        color: var(--ink-3);
        font-weight: 400;
        text-decoration: line-through;
        text-decoration-thickness: 1px;
      }
      .when {
        margin-inline-start: 8px;
        color: var(--ink-2);
        font-size: var(--step--1);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .when.late {
        color: var(--warn);
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--space-2);
        max-width: 68ch;
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      dt {
        color: var(--ink-3);
      }
      .finished dl {
        display: none;
      }
      a.launch {
        font-size: var(--step--1);
        color: var(--ink-2);
        text-align: end;
        overflow-wrap: anywhere;
      }
      @media screen and (max-width: 820px) {
        :host {
          grid-template-columns: 22px minmax(0, 1fr);
        }
        a.launch {
          grid-column: 2;
          text-align: start;
        }
        dl {
          grid-template-columns: minmax(0, 1fr);
        }
        dd + dt {
          margin-top: 2px;
        }
      }
      @media (pointer: coarse) {
        input {
          width: 22px;
          height: 22px;
        }
      }
      @media print {
        :host {
          break-inside: avoid;
        }
        .finished dl {
          display: grid;
        }
      }
    `,
  ]

  /** Moves the focus to the task's checkbox. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('input')?.focus()
  }

  async toggle(): Promise<void> {
    if (!this.whyNot) await toggleWeekTask(this.task)
    this.requestUpdate()
  }

  override render() {
    const { task } = this
    const title = localText(task.title)
    return html`
      <input
        type="checkbox"
        aria-label=${t('tick', { title })}
        title=${this.whyNot || nothing}
        ?disabled=${this.whyNot !== ''}
        .checked=${live(task.completion !== null)}
        @change=${this.toggle}
      />
      <div class=${task.completion ? 'finished' : ''}>
        <a class="title" href=${`/launches/${task.launch.id}?task=${task.id}`}>${title}</a>
        ${this.renderWhen()} ${this.compact ? nothing : this.renderWhat()}
      </div>
      <a class="launch quiet" href=${`/launches/${task.launch.id}`}>${task.launch.title}</a>
    `
  }

  private renderWhat() {
    const { task } = this
    return html`<dl>
      <dt>${t('deliverable')}</dt>
      <dd>
        ${localText(task.deliverable)}
        ${
          task.deliverableLink
            ? html`<a href=${task.deliverableLink} target="_blank" rel="noopener noreferrer">${t('link')}</a>`
            : nothing
        }
      </dd>
      <dt>${t('doneWhen')}</dt>
      <dd>${localText(task.doneWhen)}</dd>
    </dl>`
  }

  private renderWhen() {
    const { task, today } = this
    const week = task.completion ? null : nextUntickedWeek(task)
    const day = this.isDayShown ? shortDate(task.dueOn, today) : ''
    const late = task.dueOn < today && !task.completion ? relativeDays(task.dueOn, today) : ''
    const parts = [
      day,
      task.isOverdue ? late : '',
      task.leadTimeShort && !task.completion ? t('short') : '',
    ].filter(Boolean)
    return html`${parts.length > 0 ? html`<span class=${`when ${task.isOverdue ? 'late' : ''}`}>${parts.join(' · ')}</span>` : nothing}
    ${week === null ? nothing : html`<span class="when">${t('week', { week, weeks: task.weeks })}</span>`}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-week-task': HrWeekTask
  }
}
