import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { phases } from '#server/contracts/lists.ts'
import type { Task } from '#server/contracts/tasks.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { pushSearch } from '../../navigation/location.ts'
import { common } from '../../locales/common.ts'
import { functionName, phaseName } from '../../locales/vocabulary.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { chipStyles } from '../../styles/chips.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import {
  filterOptionsOf,
  isFiltering,
  isOpen,
  noFilter,
  matchesFilter,
  readFilter,
} from './checklist-filter.ts'
import type { ChecklistFilter, TaskFilter } from './checklist-filter.ts'
import { t } from '../../locales/launch.ts'

/** Filters of a checklist; the selection is in the address. */
@customElement('hr-checklist-filters')
export class HrChecklistFilters extends LocalizedElement {
  @property() search = ''
  @property({ attribute: false }) tasks: readonly Task[] = []
  /** Id of the signed-in person, for "mine". */
  @property({ attribute: 'me' }) me = ''

  static override styles = [
    textStyles,
    buttonStyles,
    fieldStyles,
    chipStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-3);
        align-items: center;
        margin-bottom: var(--space-4);
      }
      .chips {
        margin-inline-start: -10px;
      }
      .chips .has-late {
        color: var(--warn);
      }
      select {
        width: auto;
        max-width: 168px;
        min-height: 30px;
        padding: 2px 6px;
        border-color: transparent;
        background: none;
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      select:hover {
        border-color: var(--rule-strong);
      }
      select.chosen {
        border-color: var(--ink-3);
        color: var(--ink);
        font-weight: 600;
      }
      @media (max-width: 820px) {
        .chips {
          margin-inline-start: 0;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ]

  private chips(filter: ChecklistFilter) {
    const count = (of: (task: Task) => boolean) => this.tasks.filter(of).length
    const counts: Record<TaskFilter, number> = {
      all: this.tasks.length,
      open: count(isOpen),
      overdue: count((task) => task.isOverdue),
      short: count((task) => task.leadTimeShort && isOpen(task)),
    }
    const offered: TaskFilter[] = ['all', 'open', 'overdue', 'short']
    return html`<div class="chips" role="group" aria-label=${t('list.show')}>
      ${offered
        .filter((one) => one === 'all' || one === 'open' || counts[one] > 0 || filter.show === one)
        .map(
          (one) =>
            html`<button
              class=${one === 'overdue' && counts.overdue > 0 ? 'has-late' : ''}
              aria-pressed=${filter.show === one ? 'true' : 'false'}
              @click=${() => pushSearch({ show: one === 'all' ? null : one })}
            >
              ${t(`list.${one}`)} ${counts[one]}
            </button>`,
        )}
    </div>`
  }

  private select(
    name: string,
    label: string,
    value: string,
    every: string,
    options: { value: string; label: string }[],
  ) {
    return html`<select
      class=${value ? 'chosen' : ''}
      aria-label=${label}
      @change=${(event: Event) => pushSearch({ [name]: (event.target as HTMLSelectElement).value })}
    >
      <option value="" .selected=${value === ''}>${every}</option>
      ${options.map((one) => html`<option value=${one.value} .selected=${one.value === value}>${one.label}</option>`)}
    </select>`
  }

  override render() {
    const filter = readFilter(this.search)
    const { functions, people } = filterOptionsOf(this.tasks)
    const person = (one: { id: string; name: string }) => ({
      value: one.id,
      label: one.id === this.me ? t('list.mine') : one.name,
    })
    const mineFirst = [...people].sort((a, b) => Number(b.id === this.me) - Number(a.id === this.me))
    const shown = this.tasks.filter((task) => matchesFilter(task, filter)).length
    return html`
      ${this.chips(filter)}
      ${this.select(
        'phase',
        t('list.phase'),
        filter.phase,
        t('list.everyPhase'),
        phases.map((one) => ({ value: one, label: phaseName(one) })),
      )}
      ${this.select(
        'function',
        t('list.function'),
        filter.ownerFunction,
        t('list.everyFunction'),
        functions.map((one) => ({ value: one, label: functionName(one) })),
      )}
      ${this.select('person', t('list.person'), filter.person, t('list.everyPerson'), [
        ...mineFirst.map(person),
        { value: 'nobody', label: common('nobody') },
      ])}
      ${
        isFiltering(filter)
          ? html`<span class="quiet-text" role="status"
                >${t('list.shown', { shown, total: this.tasks.length })}</span
              >
              <button class="quiet" @click=${() => pushSearch(noFilter)}>${t('list.clear')}</button>`
          : nothing
      }
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-checklist-filters': HrChecklistFilters
  }
}
