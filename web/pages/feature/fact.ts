import { html, nothing, type TemplateResult } from 'lit'
import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import { featureFields } from '#server/domain/fields/feature-fields.ts'
import '../../components/hr-inline-edit.ts'
import type { Option } from '../../components/hr-field.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { fieldName } from '../../locales/feature-fields.ts'
import type { EditableField } from './feature-edit.ts'

/** How one field is edited in place. */
export type FactOf = {
  field: EditableField
  /** What the field belongs to, as it stands on the page. */
  feature: Feature
  value: string
  type?: 'text' | 'textarea' | 'number' | 'date' | 'url' | 'select'
  options?: Option[]
  shows?: unknown
  placeholder?: string
  isRequired?: boolean
  isDisabled: boolean
}

const isCount = (field: EditableField) => ['number', 'money'].includes(featureFields[field].type)

/** What a text typed for a field means: '' clears, counts are whole numbers. */
export function changeOf(field: EditableField, text: string): FeatureChange {
  if (text === '') return { [field]: null }
  return { [field]: isCount(field) ? Math.round(Number(text)) : text }
}

/** Told of a change, and of the feature as it stood when the writing began. */
export type Changed = (change: FeatureChange, base: unknown) => void

/** One field in place, its id the field's name; says `value-changed` with a change of the feature. */
export function editOf(fact: FactOf, changed: Changed): TemplateResult {
  const { field } = fact
  return html`<hr-inline-edit
    id=${field}
    .label=${fieldName(featureFields[field].shownAs)}
    .value=${fact.value}
    type=${fact.type ?? 'text'}
    .options=${fact.options ?? []}
    .shows=${fact.value === '' ? undefined : fact.shows}
    .placeholder=${fact.placeholder ?? ''}
    .entity=${fact.feature}
    .field=${featureFields[field].shownAs}
    ?required=${fact.isRequired ?? false}
    ?disabled=${fact.isDisabled}
    @value-changed=${(event: ValueChanged) => {
      event.stopPropagation()
      changed(changeOf(field, event.value), event.base)
    }}
  ></hr-inline-edit>`
}

/** One field with its name, for a list of facts. */
export function factOf(fact: FactOf, changed: Changed, after: unknown = nothing) {
  return html`<div>
    <dt>${fieldName(featureFields[fact.field].shownAs)}</dt>
    <dd>${editOf(fact, changed)}${after}</dd>
  </div>`
}
