import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Grade } from '#server/contracts/lists.ts'
import { grades } from '#server/contracts/lists.ts'
import type { PlaybookTask } from '#server/contracts/playbooks.ts'
import '../../components/hr-grade.ts'
import { localText } from '../../locales/language.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { withSearch } from '../../navigation/location.ts'
import { textStyles } from '../../styles/text.ts'
import { offsetName, groupSameTexts } from './offsets.ts'
import { t } from '../../locales/playbook.ts'

/** One task in full: deliverable and definition of done per grade, and its predecessors. */
@customElement('hr-playbook-task')
export class HrPlaybookTask extends LocalizedElement {
  @property({ attribute: false }) task!: PlaybookTask
  /** All tasks of the playbook, to look up predecessors and successors. */
  @property({ attribute: false }) tasks: PlaybookTask[] = []
  @property({ attribute: false }) shown: readonly Grade[] = grades

  static override styles = [
    textStyles,
    css`
      .grades {
        display: grid;
        gap: var(--space-4) var(--space-6);
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr));
      }
      .for {
        display: flex;
        flex-wrap: wrap;
        gap: 2px var(--space-4);
        margin-bottom: var(--space-2);
        font-size: var(--step--1);
        color: var(--ink-2);
      }
      dt {
        color: var(--ink-3);
        font-size: var(--step--1);
      }
      dd + dt {
        margin-top: var(--space-2);
      }
      dd {
        max-width: 52ch;
      }
      .order {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-5);
        margin-top: var(--space-4);
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      .order b {
        color: var(--ink-3);
        font-weight: 400;
      }
    `,
  ]

  private get isPresent() {
    return (task: PlaybookTask | undefined): task is PlaybookTask =>
      task !== undefined && this.shown.some((grade) => task.grades[grade] !== undefined)
  }

  override render() {
    const { task } = this
    const before = task.after.map((id) => this.tasks.find((one) => one.id === id)).filter(this.isPresent)
    const next = this.tasks.filter((one) => one.after.includes(task.id)).filter(this.isPresent)
    return html`
      <div class="grades">
        ${groupSameTexts(task, this.shown).map(
          (group) =>
            html`<div>
              <div class="for">${group.grades.map((grade) => this.renderGrade(grade))}</div>
              <dl>
                <dt>${t('deliverable')}</dt>
                <dd>${localText(group.asks.deliverable)}</dd>
                <dt>${t('doneWhen')}</dt>
                <dd>${localText(group.asks.doneWhen)}</dd>
              </dl>
            </div>`,
        )}
      </div>
      <div class="order">
        <span>${before.length > 0 ? html`<b>${t('after')}</b> ${this.links(before)}` : t('first')}</span>
        ${next.length > 0 ? html`<span><b>${t('before')}</b> ${this.links(next)}</span>` : nothing}
        ${task.isDueByPrdFinal ? html`<span>${t('prdFinal')}</span>` : nothing}
      </div>
    `
  }

  private renderGrade(grade: Grade) {
    const asks = this.task.grades[grade]
    if (!asks) return nothing
    const weeks = asks.weeks ? ` · ${t('weekly', { count: asks.weeks })}` : ''
    return html`<span
      >${this.shown.length > 1 ? html`<hr-grade .grade=${grade}></hr-grade> · ` : nothing}${offsetName(
        asks.offsetDays,
      )}${weeks}</span
    >`
  }

  private links(tasks: PlaybookTask[]) {
    return tasks.map(
      (one, index) =>
        html`${index > 0 ? ' · ' : ''}<a href=${withSearch({ task: one.id })}>${localText(one.title)}</a>`,
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-playbook-task': HrPlaybookTask
  }
}
