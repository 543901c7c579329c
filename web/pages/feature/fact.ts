import { html, nothing, type TemplateResult } from 'lit'
import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import { featureFields } from '#server/domain/fields/feature-fields.ts'
import '../../components/hr-inline-edit.ts'
import type { Option } from '../../components/hr-field.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { fieldName } from '../../locales/feature-fields.ts'
import type { EditableField } from './feature-edit.ts'

/** Options of the in-place editor of one field. */
export type FactOptions = {
  field: EditableField
  /** The feature as shown on the page. */
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

/** The change for a typed text: '' clears, counts are rounded to whole numbers. */
export function changeOf(field: EditableField, text: string): FeatureChange {
  if (text === '') return { [field]: null }
  return { [field]: isCount(field) ? Math.round(Number(text)) : text }
}

/** Callback for a change, with the feature as it was when the editing began. */
export type FeatureChangeHandler = (change: FeatureChange, base: unknown) => void

/** The in-place editor of one field, with the field's name as its id; reports a change of the feature. */
export function factEditor(fact: FactOptions, changed: FeatureChangeHandler): TemplateResult {
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

/** One field with its label, for a list of facts. */
export function factWithLabel(fact: FactOptions, changed: FeatureChangeHandler, after: unknown = nothing) {
  return html`<div>
    <dt>${fieldName(featureFields[fact.field].shownAs)}</dt>
    <dd>${factEditor(fact, changed)}${after}</dd>
  </div>`
}
