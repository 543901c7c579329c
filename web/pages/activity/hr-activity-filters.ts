import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Person } from '#server/contracts/people.ts'
import '../../components/hr-field.ts'
import type { HrField, Option } from '../../components/hr-field.ts'
import '../../components/hr-select-person.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import type { SearchChange } from '../../navigation/location.ts'
import { textStyles } from '../../styles/text.ts'
import { filterNames, verbsFor } from './list-state.ts'
import type { ActivityState, FilterName } from './list-state.ts'
import { activityNouns, activityOrigins, t } from '../../locales/activity.ts'

const everything = Object.fromEntries([...filterNames, 'cursor'].map((name) => [name, null]))

/**
 * Filters of the audit log; narrow windows collapse them. Emits `value-changed` with the change of the query.
 */
@customElement('hr-activity-filters')
export class HrActivityFilters extends LocalizedElement {
  @property({ attribute: false }) state!: ActivityState
  @property({ attribute: false }) people: Person[] = []
  /** URL of the download for the current filters. */
  @property({ attribute: 'export-href' }) exportHref = ''

  static override styles = [
    textStyles,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
        gap: var(--space-3) var(--space-4);
        align-items: start;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-5);
        margin-top: var(--space-3);
        color: var(--ink-3);
        font-size: var(--step--1);
      }
      .foot a {
        padding: 4px 0;
      }
      summary {
        display: none;
        padding: 8px 0;
        color: var(--accent);
        cursor: pointer;
      }
      @media (max-width: 640px) {
        summary {
          display: list-item;
        }
        .fields {
          grid-template-columns: repeat(2, minmax(0, 1fr));
          padding-top: var(--space-2);
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ]

  private readonly set = (name: FilterName) => (event: ValueChanged<string | null>) => {
    event.stopPropagation()
    const value = event.value ?? ''
    // A verb that does not exist for the chosen noun would match no events.
    const isVerbLost = name === 'noun' && !verbsFor(value).some((one) => one === this.state.verb)
    const change: SearchChange = { [name]: value, cursor: null, ...(isVerbLost && { verb: null }) }
    this.dispatchEvent(new ValueChanged(change))
  }

  private readonly clear = (event: Event) => {
    event.preventDefault()
    this.dispatchEvent(new ValueChanged<SearchChange>(everything))
  }

  private get narrowedBy() {
    return filterNames.filter((name) => this.state[name] !== '').length
  }

  override render() {
    const count = this.narrowedBy
    const summary = count > 0 ? t('filters', { count }) : t('filter')
    return html`<details ?open=${matchMedia('(min-width: 641px)').matches}>
        <summary>${summary}</summary>
        ${this.renderFields()}
      </details>
      <p class="foot">
        <a href=${this.exportHref} download title=${t('csvHint')}>${t('csv')}</a>
        ${this.state.entity ? html`<span>${t('oneThing')}</span>` : nothing}
        ${count > 0 ? html`<a href="/activity" @click=${this.clear}>${t('clear')}</a>` : nothing}
      </p>`
  }

  private renderFields() {
    const { state } = this
    return html`<div class="fields">
      <hr-select-person
        .isLookingBack=${true}
        .label=${t('person')}
        .empty=${t('anyone')}
        .people=${this.people}
        .value=${state.person || null}
        @value-changed=${this.set('person')}
      ></hr-select-person>
      ${this.renderSelect(
        'noun',
        t('kind'),
        t('all'),
        activityNouns.map((one) => ({ value: one, label: t(`noun.${one}`) })),
      )}
      ${this.renderSelect(
        'verb',
        t('verb'),
        t('anyVerb'),
        verbsFor(state.noun).map((one) => ({ value: one, label: t(`verbs.${one}`) })),
      )}
      ${this.renderSelect(
        'origin',
        t('origin'),
        t('anywhere'),
        activityOrigins.map((one) => ({ value: one, label: t(`origins.${one}`) })),
      )}
      ${this.renderField('from', { type: 'date', label: t('from'), max: state.to || undefined })}
      ${this.renderField('to', { type: 'date', label: t('to'), min: state.from || undefined })}
    </div>`
  }

  private renderSelect(name: FilterName, label: string, any: string, options: Option[]) {
    return this.renderField(name, {
      type: 'select',
      label,
      options: [{ value: '', label: any }, ...options],
    })
  }

  private renderField(
    name: FilterName,
    what: Pick<HrField, 'type' | 'label'> & Partial<Pick<HrField, 'options' | 'min' | 'max'>>,
  ) {
    return html`<hr-field
      .type=${what.type}
      .label=${what.label}
      .options=${what.options ?? []}
      .min=${what.min}
      .max=${what.max}
      .value=${this.state[name]}
      @value-changed=${this.set(name)}
    ></hr-field>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-activity-filters': HrActivityFilters
  }
}
