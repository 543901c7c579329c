import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import {
  type FeatureField,
  featureFields,
  writtenFeatureFields,
} from '#server/domain/fields/feature-fields.ts'
import { writtenValues } from '#server/domain/fields/written-value.ts'
import { appliedChange, type Names } from '../../editing/applied-change.ts'

export type FeatureValues = { [K in keyof FeatureChange]-?: Exclude<FeatureChange[K], undefined> }
export type EditableField = FeatureField

export const editableFields = writtenFeatureFields

/** The editable fields of a feature. */
export const featureValues = (feature: Feature): FeatureValues =>
  writtenValues(feature, featureFields) as FeatureValues

/** The fields of a change, in page order. */
export const fieldsOf = (change: FeatureChange): EditableField[] =>
  editableFields.filter((field) => change[field] !== undefined)

/** The part of a change with only these fields. */
export function onlyFields(change: FeatureChange, fields: readonly EditableField[]): FeatureChange {
  return Object.fromEntries(
    fieldsOf(change).flatMap((one) => (fields.includes(one) ? [[one, change[one]]] : [])),
  )
}

/** Returns the feature with a change applied, for the optimistic update of the page. */
export const appliedFeatureChange = (feature: Feature, change: FeatureChange, names: Names): Feature =>
  appliedChange<Feature, FeatureChange>(feature, change, featureFields, names)

/** Whether two field values are equal. */
export const isSame = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** The fields that differ between two versions of a feature. */
export function fieldsBetween(before: Feature, after: Feature): EditableField[] {
  const [a, b] = [featureValues(before), featureValues(after)]
  return editableFields.filter((field) => !isSame(a[field], b[field]))
}
