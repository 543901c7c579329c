import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Grade, Phase } from '#server/contracts/lists.ts'
import { channelPhases, grades, phases } from '#server/contracts/lists.ts'
import type { PlaybookTask } from '#server/contracts/playbooks.ts'
import '../../components/hr-grade.ts'
import { listOf } from '../../formats/numbers.ts'
import { localText } from '../../locales/language.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { withSearch } from '../../navigation/location.ts'
import { functionName, gradeName, phaseName } from '../../locales/vocabulary.ts'
import { textStyles } from '../../styles/text.ts'
import './hr-playbook-task.ts'
import { matrixStyles } from './matrix-styles.ts'
import { offsetName, offsetText } from './offsets.ts'
import { t } from '../../locales/playbook.ts'

/** Tasks by phase, one column per grade, with the days from T in each cell. One task can be expanded. */
@customElement('hr-playbook-matrix')
export class HrPlaybookMatrix extends LocalizedElement {
  @property({ attribute: false }) tasks: PlaybookTask[] = []
  /** The only grade to show; null for all four. */
  @property() grade: Grade | null = null
  /** The id of the expanded task. */
  @property() open = ''

  static override styles = [textStyles, matrixStyles]

  private get shown(): readonly Grade[] {
    return this.grade === null ? grades : [this.grade]
  }

  override render() {
    const { shown } = this
    return html`<table class=${shown.length === 1 ? 'single' : ''}>
      <thead>
        <tr>
          <th scope="col">${t('taskColumn')}</th>
          <th scope="col" class="owner">${t('owner')}</th>
          ${shown.map(
            (grade) =>
              html`<th scope="col" class="grade">
                <hr-grade .grade=${grade} mark-only></hr-grade><span>${gradeName(grade)}</span>
                <small>${t('tasks', { count: this.countOf(grade) })}</small>
              </th>`,
          )}
        </tr>
      </thead>
      ${phases.map((phase) => this.renderPhase(phase))}
    </table>`
  }

  private countOf(grade: Grade): number {
    return this.tasks.filter((task) => task.grades[grade] !== undefined).length
  }

  private renderPhase(phase: Phase) {
    const tasks = this.tasks.filter(
      (task) => task.phase === phase && this.shown.some((grade) => task.grades[grade] !== undefined),
    )
    if (tasks.length === 0) return nothing
    const isOutward = channelPhases.some((one) => one === phase)
    return html`<tbody class=${isOutward ? 'outward' : ''}>
      <tr class="phase">
        <th scope="rowgroup" colspan=${2 + this.shown.length}>
          ${phaseName(phase)} <small>${t('tasks', { count: tasks.length })}</small>
        </th>
      </tr>
      ${tasks.map((task) => this.renderTask(task))}
    </tbody>`
  }

  private renderTask(task: PlaybookTask) {
    const isOpen = this.open === task.id
    const title = localText(task.title)
    return html`<tr class=${isOpen ? 'task is-open' : 'task'} id=${task.id}>
        <th scope="row">
          <a
            href=${withSearch({ task: isOpen ? null : task.id })}
            aria-expanded=${isOpen ? 'true' : 'false'}
            role="button"
            @keydown=${pressOnSpace}
            >${title}</a
          >
          ${
            this.grade !== null && !isOpen && task.grades[this.grade]
              ? html`<p>${localText(task.grades[this.grade]?.deliverable ?? '')}</p>`
              : nothing
          }
        </th>
        <td class="owner">
          ${functionName(task.ownerFunction)}
          ${
            task.assistFunctions.length > 0
              ? html`<small
                  >${t('assist', { functions: listOf(task.assistFunctions.map(functionName)) })}</small
                >`
              : nothing
          }
        </td>
        ${this.shown.map((grade) => this.renderCell(task, grade))}
      </tr>
      ${
        isOpen
          ? html`<tr class="detail">
              <td colspan=${2 + this.shown.length}>
                <hr-playbook-task .task=${task} .tasks=${this.tasks} .shown=${this.shown}></hr-playbook-task>
              </td>
            </tr>`
          : nothing
      }`
  }

  private renderCell(task: PlaybookTask, grade: Grade) {
    const asks = task.grades[grade]
    if (!asks)
      return html`<td class="offset none">
        <span aria-hidden="true">–</span><span class="visually-hidden">${t('notInGrade')}</span>
      </td>`
    return html`<td class="offset" data-grade=${grade}>
      <span title=${offsetName(asks.offsetDays)}>${offsetText(asks.offsetDays)}</span>
      ${
        asks.weeks
          ? html`<small title=${t('weekly', { count: asks.weeks })}
              >${t('weeklyShort', { count: asks.weeks })}</small
            >`
          : nothing
      }
    </td>`
  }
}

// A link with the button role must also react to the space bar.
function pressOnSpace(event: KeyboardEvent) {
  if (event.key !== ' ') return
  event.preventDefault()
  ;(event.currentTarget as HTMLElement).click()
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-playbook-matrix': HrPlaybookMatrix
  }
}
