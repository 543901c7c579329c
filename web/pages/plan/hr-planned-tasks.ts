import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { phases } from '#server/contracts/lists.ts'
import type { PlannedTask } from '#server/contracts/plans.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import { shortDate } from '../../formats/dates.ts'
import { localText } from '../../locales/language.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { pushSearch } from '../../navigation/location.ts'
import { common } from '../../locales/common.ts'
import { functionName, phaseName } from '../../locales/vocabulary.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { chipStyles } from '../../styles/chips.ts'
import { textStyles } from '../../styles/text.ts'
import { countsOf, crossGroupFilters, groupOf, groups, isShown } from './plan-changes.ts'
import type { Group, TaskFilter } from './plan-changes.ts'
import { plannedStyles } from './planned-styles.ts'
import { weekdayAndDate } from './weekday-and-date.ts'
import { t } from '../../locales/plan.ts'

/** Whether a group's task texts are new to the reader; tasks that only move are known. */
const isNewToRead = (group: Group) => group === 'added' || group === 'reworded'

/** The dated checklist of a preview: a first plan by phase, a change grouped by what happens to each task. */
@customElement('hr-planned-tasks')
export class HrPlannedTasks extends LocalizedElement {
  @property({ attribute: false }) tasks: readonly PlannedTask[] = []
  /** By phase instead of by change: every task is new, or nothing changes. */
  @property({ type: Boolean, attribute: 'by-phase' }) isByPhase = false
  /** The filter of tasks; null for all that change. */
  @property({ attribute: false }) show: TaskFilter | null = null
  @property() today: PlainDate = ''

  static override styles = [textStyles, buttonStyles, chipStyles, plannedStyles]

  override render() {
    const { show, tasks, isByPhase } = this
    const shown = show === null ? tasks : tasks.filter((task) => isShown(task, show))
    return html`
      ${this.renderFilters()}
      ${shown.length === 0 && tasks.length > 0 ? html`<p class="quiet-text">${t('nothingShown')}</p>` : nothing}
      ${isByPhase ? this.renderByPhase(shown) : this.renderByGroup(shown)}
    `
  }

  private renderFilters() {
    const counts = countsOf(this.tasks)
    const offered: TaskFilter[] = [...(this.isByPhase ? [] : groups), ...crossGroupFilters].filter(
      (one) =>
        one === this.show ||
        // "Too little time" is a separate filter only where it differs from the tasks made impossible by this
        // change.
        (counts[one] > (one === 'short' ? counts.impossible : 0) && one !== 'same'),
    )
    if (offered.length === 0) return nothing
    const name = (one: TaskFilter) =>
      one === 'impossible' || one === 'short' || one === 'shifted' ? t(one) : t(`group.${one}`)
    const chip = (one: TaskFilter | null, label: string) =>
      html`<button
        class=${one === 'impossible' || one === 'short' ? 'warns' : ''}
        aria-pressed=${this.show === one ? 'true' : 'false'}
        @click=${() => pushSearch({ show: one })}
      >
        ${label}
      </button>`
    return html`<div class="chips" role="group" aria-label=${t('filter')}>
      ${chip(null, `${t('all')} ${this.tasks.length}`)}
      ${offered.map((one) => chip(one, `${name(one)} ${counts[one]}`))}
    </div>`
  }

  private renderByPhase(shown: readonly PlannedTask[]) {
    return phases.map((phase) => {
      const own = shown.filter((task) => task.phase === phase)
      return own.length === 0 ? nothing : this.renderSection(phaseName(phase), '', own, false)
    })
  }

  private renderByGroup(shown: readonly PlannedTask[]) {
    return groups.map((group) => {
      const own = shown.filter((task) => groupOf(task) === group)
      if (own.length === 0) return nothing
      if (group === 'same' && this.show === null) {
        return html`<button class="quiet" @click=${() => pushSearch({ show: 'same' })}>
          ${t('showSame', { count: own.length })}
        </button>`
      }
      return this.renderSection(t(`group.${group}`), t(`groupHint.${group}`), own, true)
    })
  }

  private renderSection(name: string, hint: string, own: readonly PlannedTask[], isPhaseShown: boolean) {
    return html`<section>
      <header>
        <h3>${name}</h3>
        ${hint ? html`<small>${hint}</small>` : nothing}
        <span>${t('tasks', { count: own.length })}</span>
      </header>
      <ul>
        ${own.map((task) => this.renderTask(task, isPhaseShown))}
      </ul>
    </section>`
  }

  private renderTask(task: PlannedTask, isPhaseShown: boolean) {
    const group = groupOf(task)
    const whose = [
      isPhaseShown ? phaseName(task.phase) : '',
      task.ownerFunction ? functionName(task.ownerFunction) : '',
    ].filter(Boolean)
    return html`<li class=${group}>
      <div class="text">
        <b>${localText(task.title)}</b>
        ${this.marksOf(task).map((mark) => html`<small class=${`mark ${mark.kind}`}>${mark.text}</small>`)}
        ${
          isNewToRead(group) || this.isByPhase
            ? html`<small class="criterion">${localText(task.doneWhen)}</small>`
            : nothing
        }
      </div>
      <span class="fn">${whose.join(' · ')}</span>
      <span class="who">${task.assigneeName ?? html`<i>${common('nobody')}</i>`}</span>
      <span class="day">${this.renderDay(task)}</span>
    </li>`
  }

  private marksOf(task: PlannedTask): { text: string; kind: string }[] {
    const marks: { text: string; kind: string }[] = []
    const { keptBecause } = task
    if (task.isNowImpossible) marks.push({ text: t('mark.impossible'), kind: 'warns' })
    else if (task.leadTimeShort && task.change !== 'removed')
      marks.push({ text: t('mark.short'), kind: 'warns' })
    if (keptBecause === 'edited' && task.change !== 'kept') marks.push({ text: t('mark.keptDay'), kind: '' })
    else if (keptBecause) {
      const said = {
        done: 'mark.keptDone',
        skipped: 'mark.keptSkipped',
        edited: 'mark.keptEdited',
        own: 'mark.keptOwn',
      } as const
      marks.push({ text: t(said[keptBecause]), kind: '' })
    }
    if (task.isReworded) marks.push({ text: t('mark.reworded'), kind: '' })
    if (task.weeks !== null && task.change !== 'removed')
      marks.push({ text: t('weeks', { count: task.weeks }), kind: '' })
    return marks
  }

  private renderDay(task: PlannedTask) {
    const day = (date: PlainDate, text: string) => html`<time datetime=${date}>${text}</time>`
    const { from, to, shiftedFrom } = task
    if (to === null) return from ? html`<s>${day(from, shortDate(from, this.today))}</s>` : nothing
    const before =
      task.change === 'moved' && from !== null
        ? html`<s>${day(from, shortDate(from, this.today))}</s> → `
        : nothing
    return html`${before}${day(to, weekdayAndDate(to, this.today))}
    ${
      shiftedFrom && task.change !== 'kept'
        ? html`<small>${t('mark.shifted', { date: weekdayAndDate(shiftedFrom) })}</small>`
        : nothing
    }`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-planned-tasks': HrPlannedTasks
  }
}
