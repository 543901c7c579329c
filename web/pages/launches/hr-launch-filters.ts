import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { grades } from '#server/contracts/lists.ts'
import '../../components/hr-grade.ts'
import { Debounce } from '../../elements/debounce.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { pushSearch, replaceSearch } from '../../navigation/location.ts'
import { vocabulary } from '../../locales/vocabulary.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { chipStyles } from '../../styles/chips.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { isFiltered, sorts, statuses, toggled } from './list-state.ts'
import type { ListState } from './list-state.ts'
import { t } from '../../locales/launches.ts'

/** Search, filters and sort of the launches list; the selection is in the address. */
@customElement('hr-launch-filters')
export class HrLaunchFilters extends LocalizedElement {
  @property({ attribute: false }) state!: ListState
  private readonly typing = new Debounce(this, 200)
  /** Search text being typed that is not in the address yet. */
  #typed: string | undefined

  static override styles = [
    textStyles,
    buttonStyles,
    fieldStyles,
    chipStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3) var(--space-5);
        align-items: center;
        margin-bottom: var(--space-4);
      }
      input[type='search'] {
        flex: 1 1 220px;
        max-width: 320px;
        border-color: var(--rule-strong);
        border-radius: 99px;
      }
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }
      .chips button[aria-pressed='true'] {
        background: var(--paper-raised);
      }
      .sort {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        margin-inline-start: auto;
        color: var(--ink-3);
        font-weight: 400;
        white-space: nowrap;
      }
      select {
        width: auto;
        min-height: 30px;
        border-color: var(--rule-strong);
        font-size: var(--step--1);
      }
      @media (max-width: 820px) {
        input[type='search'] {
          flex-basis: 100%;
          max-width: none;
        }
        fieldset {
          min-width: 0;
          margin-inline-start: -10px;
        }
        .sort {
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

  /** Focuses the search box. */
  override focus(): void {
    this.renderRoot.querySelector('input')?.focus()
  }

  private readonly typed = (event: InputEvent) => {
    const q = (event.target as HTMLInputElement).value
    this.#typed = q
    this.typing.run(() => {
      this.#typed = undefined
      replaceSearch({ q, cursor: null, from: null })
    })
  }

  private chip(name: 'status' | 'grade', isOn: boolean, next: string[], label: unknown) {
    return html`<button
      aria-pressed=${isOn ? 'true' : 'false'}
      @click=${() => pushSearch({ [name]: next, cursor: null, from: null })}
    >
      ${label}
    </button>`
  }

  override render() {
    const { q, status, grade, sort } = this.state
    return html`
      <input
        type="search"
        aria-label=${t('searchName')}
        placeholder=${t('search')}
        maxlength="200"
        .value=${live(this.#typed ?? q)}
        @input=${this.typed}
      />
      <fieldset class="chips" aria-label=${t('status')}>
        ${statuses.map((one) =>
          this.chip('status', status.includes(one), toggled(status, one), vocabulary(`launchStatus.${one}`)),
        )}
      </fieldset>
      <fieldset class="chips" aria-label=${t('grade')}>
        ${grades.map((one) =>
          this.chip(
            'grade',
            grade.includes(one),
            toggled(grade, one),
            html`<hr-grade .grade=${one}></hr-grade>`,
          ),
        )}
      </fieldset>
      ${
        isFiltered(this.state)
          ? html`<button
              class="quiet"
              @click=${() => pushSearch({ q: null, status: null, grade: null, cursor: null, from: null })}
            >
              ${t('clear')}
            </button>`
          : nothing
      }
      <label class="sort"
        >${t('sort')}
        <select
          @change=${(event: Event) =>
            pushSearch({ sort: (event.target as HTMLSelectElement).value, cursor: null, from: null })}
        >
          ${sorts.map((one) => html`<option value=${one} .selected=${one === sort}>${t(`sorts.${one}`)}</option>`)}
        </select></label
      >
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-launch-filters': HrLaunchFilters
  }
}
