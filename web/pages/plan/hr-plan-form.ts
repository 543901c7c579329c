import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Grade } from '#server/contracts/lists.ts'
import { grades } from '#server/contracts/lists.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { PlaybookDefinition } from '#server/contracts/playbooks.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import '../../components/hr-field.ts'
import '../../components/hr-select-grade.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { addDays, longDate, relativeDays } from '../../formats/dates.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { replaceSearch } from '../../navigation/location.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { whyReasonNeeded } from './plan-state.ts'
import type { PlanState } from './plan-state.ts'
import { t } from '../../locales/plan.ts'

/** The inputs of a plan: date, grade, playbook. All of them are in the address. */
@customElement('hr-plan-form')
export class HrPlanForm extends LocalizedElement {
  @property({ attribute: false }) launch!: Launch
  @property({ attribute: false }) plan!: PlanState
  @property() today: PlainDate = ''
  @property({ attribute: false }) playbook: PlaybookDefinition | undefined
  /** The latest version of the playbook. */
  @property({ type: Number }) newest = 0
  @property({ type: Boolean }) disabled = false

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 300px minmax(0, 1fr);
        gap: var(--space-4) var(--space-6);
      }
      .date p {
        min-height: 1.6em;
        margin-top: var(--space-1);
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      .date .actions {
        gap: 0 var(--space-2);
        margin-inline-start: -6px;
      }
      .why,
      .playbook {
        grid-column: 1 / -1;
        max-width: 720px;
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      .playbook {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-4);
      }
      .playbook label {
        display: flex;
        gap: var(--space-2);
        align-items: center;
      }
      .playbook input {
        accent-color: var(--accent);
      }
      @media (max-width: 820px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ]

  private get notes(): Partial<Record<Grade, string>> {
    const { launch, playbook } = this
    const count = (grade: Grade) => playbook?.tasks.filter((task) => task.grades[grade]).length
    return Object.fromEntries(
      grades.map((grade) => {
        const tasks = count(grade)
        const parts = [
          tasks === undefined ? '' : t('tasks', { count: tasks }),
          grade === launch.decidedGrade ? t('decided') : '',
          launch.status !== 'draft' && grade === launch.grade ? t('now') : '',
        ]
        return [grade, parts.filter(Boolean).join(' · ')]
      }),
    )
  }

  private nudge(days: number) {
    const { launchDate } = this.plan
    if (launchDate) replaceSearch({ date: addDays(launchDate, days) })
  }

  private dayInWords(date: PlainDate): string {
    return this.today ? `${longDate(date)} · ${relativeDays(date, this.today)}` : longDate(date)
  }

  override render() {
    const { plan } = this
    return html`
      <div class="date">
        <hr-field
          type="date"
          .label=${t('date')}
          .value=${plan.launchDate}
          .disabled=${this.disabled}
          @value-changed=${({ value }: ValueChanged) => replaceSearch({ date: value })}
        ></hr-field>
        <p>${plan.launchDate ? this.dayInWords(plan.launchDate) : nothing}</p>
        ${
          plan.launchDate && !this.disabled
            ? html`<div class="actions">
                <button class="quiet" @click=${() => this.nudge(-7)}>${t('earlier')}</button>
                <button class="quiet" @click=${() => this.nudge(7)}>${t('later')}</button>
              </div>`
            : nothing
        }
      </div>
      <hr-select-grade
        .label=${t('grade')}
        .value=${plan.grade}
        .notes=${this.notes}
        .disabled=${this.disabled}
        @value-changed=${({ value }: ValueChanged<Grade>) => replaceSearch({ grade: value })}
      ></hr-select-grade>
      ${this.disabled ? nothing : [this.renderWhy(), this.renderPlaybook()]}
    `
  }

  /** Shows next to the grade why a reason is required; the reason field is next to the confirm button. */
  private renderWhy() {
    const why = whyReasonNeeded(this.launch, this.plan.grade)
    return why ? html`<p class="why">${why}</p>` : nothing
  }

  private renderPlaybook() {
    const { playbook } = this.launch
    if (!playbook || this.newest <= playbook.version) return nothing
    const choice = (isAdopting: boolean, label: string) =>
      html`<label>
        <input
          type="radio"
          name="playbook"
          .checked=${this.plan.isAdopting === isAdopting}
          @change=${() => replaceSearch({ playbook: isAdopting ? 'current' : null })}
        />
        ${label}
      </label>`
    return html`<div class="playbook" role="radiogroup" aria-label=${t('playbook')}>
      ${choice(false, t('keepPlaybook', { version: playbook.version }))}
      ${choice(true, t('adoptPlaybook', { version: this.newest }))}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-plan-form': HrPlanForm
  }
}
