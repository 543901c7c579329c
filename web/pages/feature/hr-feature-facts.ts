import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import type { JobFunction } from '#server/contracts/lists.ts'
import type { Person } from '#server/contracts/people.ts'
import type { PersonRef, PlainDate } from '#server/contracts/primitives.ts'
import '../../components/hr-tags.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { choosable } from '../../session/choosable.ts'
import { fieldName } from '../../locales/feature-fields.ts'
import { longDate, relativeDays } from '../../formats/dates.ts'
import { money, number } from '../../formats/numbers.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { functionName } from '../../locales/vocabulary.ts'
import { textStyles } from '../../styles/text.ts'
import { factOf, type FactOf } from './fact.ts'
import { t } from '../../locales/feature.ts'

/** The facts of a feature, each edited in place: `main` under the title, `side` beside the text, `gate` for the concept gate. Emits `value-changed` with a change. */
@customElement('hr-feature-facts')
export class HrFeatureFacts extends LocalizedElement {
  @property({ attribute: false }) feature!: Feature
  @property({ attribute: false }) people: Person[] = []
  @property() today: PlainDate | '' = ''
  @property() currency = 'USD'
  @property({ reflect: true }) mode: 'main' | 'side' | 'gate' = 'main'
  @property({ type: Boolean }) disabled = false

  static override styles = [
    textStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        gap: var(--space-4) var(--space-5);
      }
      :host(:not([mode='main'])) dl {
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      dt {
        color: var(--ink-3);
        font-size: var(--step--1);
      }
      dd {
        font-size: var(--step-1);
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }
      :host(:not([mode='main'])) dd {
        font-size: var(--step-0);
      }
      small {
        margin-inline-start: 8px;
        color: var(--ink-2);
        font-size: var(--step--1);
        white-space: nowrap;
      }
      .tags dd {
        margin-top: 3px;
      }
      @media (max-width: 820px) {
        :host([mode='main']) dl {
          grid-template-columns: repeat(2, minmax(0, 1fr));
          gap: var(--space-3) var(--space-4);
        }
        dd {
          font-size: var(--step-0);
        }
        small {
          display: block;
          margin: 0;
        }
      }
    `,
  ]

  private readonly emit = (change: FeatureChange, base: unknown) => {
    this.dispatchEvent(new ValueChanged(change, base))
  }

  private person(
    field: 'pmOwnerId' | 'pmmOwnerId' | 'departmentOwnerId',
    now: PersonRef | null,
    first: JobFunction,
  ) {
    const fits = (one: Person) => (one.jobFunction === first ? 0 : 1)
    const people = choosable(this.people).sort((a, b) => fits(a) - fits(b) || a.name.localeCompare(b.name))
    const isGone = now && !people.some((one) => one.id === now.id)
    const options = [
      { value: '', label: common('nobody') },
      ...(isGone ? [{ value: now.id, label: now.name }] : []),
      ...people.map((one) => ({
        value: one.id,
        label: one.jobFunction ? `${one.name} · ${functionName(one.jobFunction)}` : one.name,
      })),
    ]
    return this.fact({
      field,
      type: 'select',
      value: now?.id ?? '',
      shows: now?.name,
      options,
      placeholder: common('nobody'),
    })
  }

  private date(field: 'releaseDate' | 'pmmJoinedOn' | 'prdFinalOn', isDistant = false) {
    const value = this.feature[field] ?? ''
    const distance =
      isDistant && value && this.today ? html`<small>${relativeDays(value, this.today)}</small>` : ''
    return this.fact({ field, type: 'date', value, shows: value && longDate(value) }, distance)
  }

  private count(field: 'requestingCustomers' | 'plannedFollowUps' | 'campaignBudget') {
    const value = this.feature[field]
    const shows =
      value === null ? '' : field === 'campaignBudget' ? money(value, this.currency) : number(value)
    const placeholder = field === 'requestingCustomers' ? t('facts.noneAsked') : ''
    return this.fact({
      field,
      type: 'number',
      value: value === null ? '' : String(value),
      shows,
      placeholder,
    })
  }

  private fact(fact: Omit<FactOf, 'isDisabled' | 'feature'>, after: unknown = '') {
    return factOf({ ...fact, feature: this.feature, isDisabled: this.disabled }, this.emit, after)
  }

  override render() {
    const { feature } = this
    if (this.mode === 'gate')
      return html`<dl>
        ${this.count('plannedFollowUps')}
        ${this.person('departmentOwnerId', feature.departmentOwner, 'marketing-head')}
        ${this.count('campaignBudget')}
      </dl>`
    if (this.mode === 'side')
      return html`<dl>
        ${this.date('pmmJoinedOn')} ${this.date('prdFinalOn')}
        <div class="tags">
          <dt>${fieldName('tags')}</dt>
          <dd>${this.renderTags()}</dd>
        </div>
      </dl>`
    return html`<dl>
      ${this.date('releaseDate', true)} ${this.person('pmOwnerId', feature.pmOwner, 'pm')}
      ${this.person('pmmOwnerId', feature.pmmOwner, 'pmm')} ${this.count('requestingCustomers')}
    </dl>`
  }

  private renderTags() {
    const { feature } = this
    const { tags } = feature
    if (this.disabled && tags.length === 0) return html`<span class="quiet-text">${common('notSet')}</span>`
    return html`<hr-tags
      .tags=${tags}
      .entity=${feature}
      .label=${fieldName('tags')}
      .isEditable=${!this.disabled}
      @value-changed=${(event: ValueChanged<string[]>) => {
        event.stopPropagation()
        this.emit({ tags: event.value }, event.base)
      }}
    ></hr-tags>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-feature-facts': HrFeatureFacts
  }
}
