import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import type { Person } from '#server/contracts/people.ts'
import type { PersonRef, PlainDate } from '#server/contracts/primitives.ts'
import '../../components/hr-tags.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { assignablePeople } from '../../session/assignable-people.ts'
import { fieldName } from '../../locales/feature-fields.ts'
import { longDate, relativeDays } from '../../formats/dates.ts'
import { money, number } from '../../formats/numbers.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { functionName } from '../../locales/vocabulary.ts'
import { textStyles } from '../../styles/text.ts'
import { factWithLabel, type FactOptions } from './fact.ts'
import { factsIn, type FactMode } from './fact-places.ts'
import { t } from '../../locales/feature.ts'

type Fact = ReturnType<typeof factsIn>[number]

/**
 * The facts of a feature, each edited in place: `main` under the title, `side` next to the text, `gate` for
 * the concept gate. Emits `value-changed` with a change.
 */
@customElement('hr-feature-facts')
export class HrFeatureFacts extends LocalizedElement {
  @property({ attribute: false }) feature!: Feature
  @property({ attribute: false }) people: Person[] = []
  @property() today: PlainDate | '' = ''
  @property() currency = 'USD'
  @property({ reflect: true }) mode: FactMode = 'main'
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

  private person({ field, first }: Fact, now: PersonRef | null) {
    const fits = (one: Person) => (one.jobFunction === first ? 0 : 1)
    const people = assignablePeople(this.people).sort(
      (a, b) => fits(a) - fits(b) || a.name.localeCompare(b.name),
    )
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

  private date({ field, isDistant }: Fact, value: string) {
    const distance =
      isDistant && value && this.today ? html`<small>${relativeDays(value, this.today)}</small>` : ''
    return this.fact({ field, type: 'date', value, shows: value && longDate(value) }, distance)
  }

  private count({ field, type, isCounted }: Fact, value: number | null) {
    const shows = value === null ? '' : type === 'money' ? money(value, this.currency) : number(value)
    const placeholder = isCounted ? t('facts.noneAsked') : ''
    return this.fact({
      field,
      type: 'number',
      value: value === null ? '' : String(value),
      shows,
      placeholder,
    })
  }

  private fact(fact: Omit<FactOptions, 'isDisabled' | 'feature'>, after: unknown = '') {
    return factWithLabel({ ...fact, feature: this.feature, isDisabled: this.disabled }, this.emit, after)
  }

  override render() {
    return html`<dl>${factsIn(this.mode).map((fact) => this.renderFact(fact))}</dl>`
  }

  private renderFact(fact: Fact) {
    const { feature } = this
    switch (fact.type) {
      case 'person':
        return this.person(fact, feature[fact.shownAs])
      case 'date':
        return this.date(fact, feature[fact.shownAs] ?? '')
      case 'number':
      case 'money':
        return this.count(fact, feature[fact.shownAs])
      case 'tags':
        return html`<div class="tags">
          <dt>${fieldName(fact.shownAs)}</dt>
          <dd>${this.renderTags()}</dd>
        </div>`
      case 'text':
      case 'link':
        return this.fact({ field: fact.field, value: feature[fact.shownAs] ?? '' })
      case 'stage':
      case 'product-area':
        // Edited in the head, next to the title.
        return nothing
    }
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
