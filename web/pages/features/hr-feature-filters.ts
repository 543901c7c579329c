import { html, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Person } from '#server/contracts/people.ts'
import type { ProductArea } from '#server/contracts/product-areas.ts'
import { featureStages } from '#server/contracts/lists.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { Debounce } from '../../elements/debounce.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import type { SearchChange } from '../../navigation/location.ts'
import { featureStageName, gradeName } from '../../locales/vocabulary.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { filterStyles } from './feature-filters-styles.ts'
import './hr-filter-menu.ts'
import { gradeChoices, isFiltered, noFilters, readState, sorts, type ListState } from './list-state.ts'
import { t } from '../../locales/features.ts'

/**
 * Search, filters and, where the table has no headers, the sort. Emits `value-changed` with the change of the
 * query.
 */
@customElement('hr-feature-filters')
export class HrFeatureFilters extends LocalizedElement {
  @property({ attribute: false }) state: ListState = readState('')
  @property({ attribute: false }) areas: ProductArea[] = []
  @property({ attribute: false }) people: Person[] = []
  @query('input[type=search]') private readonly box!: HTMLInputElement
  private readonly typing = new Debounce(this, 250)

  static override styles = [textStyles, buttonStyles, fieldStyles, filterStyles]

  /** Focuses the search box. */
  focusSearch(): void {
    this.box.focus()
    this.box.select()
  }

  override updated(): void {
    // While typing, the search box is newer than the address and is not overwritten.
    if (!this.typing.isPending && this.box.value.trim() !== this.state.q.trim()) this.box.value = this.state.q
  }

  private emit(change: SearchChange) {
    this.dispatchEvent(new ValueChanged<SearchChange>({ ...change, cursor: null, from: null }))
  }

  private readonly typed = () => this.typing.run(this.settle)

  private readonly settle = () => {
    this.typing.cancel()
    const q = this.box.value.trim()
    if (q !== this.state.q.trim()) this.emit({ q })
  }

  private readonly press = (event: KeyboardEvent) => {
    if (event.isComposing) return
    if (event.key === 'Enter') this.settle()
    if (event.key === 'Escape' && this.box.value === '') this.box.blur()
  }

  private renderMenu(part: 'grade' | 'stage' | 'productAreaId' | 'ownerId', name: string) {
    return html`<hr-filter-menu
      .name=${name}
      .choices=${this.choices(part)}
      .value=${this.state[part]}
      @value-changed=${(event: ValueChanged<string[]>) => {
        event.stopPropagation()
        this.emit({ [part]: event.value })
      }}
    ></hr-filter-menu>`
  }

  private choices(part: 'grade' | 'stage' | 'productAreaId' | 'ownerId') {
    const named = (entities: { id: string; name: string }[]) =>
      entities
        .map((one) => ({ value: one.id, label: one.name }))
        .sort((a, b) => a.label.localeCompare(b.label))
    switch (part) {
      case 'grade':
        return gradeChoices.map((value) =>
          value === 'none'
            ? { value, label: t('noGrade') }
            : { value, label: gradeName(value), grade: value },
        )
      case 'stage':
        return featureStages.map((value) => ({ value, label: featureStageName(value) }))
      case 'productAreaId':
        return named(this.areas)
      case 'ownerId':
        return named(this.people)
    }
  }

  private renderFlag(name: 'needsGrading' | 'archived', isOn: boolean) {
    return html`<label class="check flag"
      ><input
        type="checkbox"
        .checked=${isOn}
        @change=${() => this.emit({ [name]: isOn ? null : true })}
      />${t(name)}</label
    >`
  }

  override render() {
    const { state } = this
    return html`<search class="bar">
      <span class="box">
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <circle cx="9" cy="9" r="5" />
          <path d="m13 13 4 4" />
        </svg>
        <input
          type="search"
          maxlength="200"
          placeholder=${t('search')}
          aria-label=${t('searchName')}
          .value=${state.q}
          @input=${this.typed}
          @change=${this.settle}
          @keydown=${this.press}
        /><kbd aria-hidden="true">/</kbd>
      </span>
      ${this.renderMenu('grade', t('grade'))} ${this.renderMenu('stage', t('stage'))}
      ${this.renderMenu('productAreaId', t('area'))} ${this.renderMenu('ownerId', t('owner'))}
      ${
        state.tag
          ? html`<button class="quiet" aria-label=${t('removeTag')} @click=${() => this.emit({ tag: null })}>
              ${t('tag', { tag: state.tag })} <span aria-hidden="true">✕</span>
            </button>`
          : nothing
      }
      ${this.renderFlag('needsGrading', state.needsGrading)} ${this.renderFlag('archived', state.isArchived)}
      ${
        isFiltered(state)
          ? html`<button class="quiet" @click=${() => this.emit(noFilters)}>${t('clear')}</button>`
          : nothing
      }
      <label class="sort"
        ><span class="visually-hidden">${t('sort')}</span
        ><select @change=${(event: Event) => this.emit({ sort: (event.target as HTMLSelectElement).value })}>
          ${sorts.map(
            (one) => html`<option value=${one} .selected=${one === state.sort}>${t(`sorts.${one}`)}</option>`,
          )}
        </select></label
      >
    </search>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-feature-filters': HrFeatureFilters
  }
}
