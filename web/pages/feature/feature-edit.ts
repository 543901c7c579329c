import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import {
  type FeatureField,
  featureFields,
  writtenFeatureFields,
} from '#server/domain/fields/feature-fields.ts'
import { writtenValues } from '#server/domain/fields/written-value.ts'
import { appliedChange, type Names } from '../../editing/applied-change.ts'

export type Written = { [K in keyof FeatureChange]-?: Exclude<FeatureChange[K], undefined> }
export type EditableField = FeatureField

export const editableFields = writtenFeatureFields

/** A feature as the fields that people write. */
export const writtenOf = (feature: Feature): Written => writtenValues(feature, featureFields) as Written

/** The fields of a change, in the order of the page. */
export const fieldsOf = (change: FeatureChange): EditableField[] =>
  editableFields.filter((field) => change[field] !== undefined)

/** A part of a change. */
export function only(change: FeatureChange, fields: readonly EditableField[]): FeatureChange {
  return Object.fromEntries(
    fieldsOf(change).flatMap((one) => (fields.includes(one) ? [[one, change[one]]] : [])),
  )
}

/** The feature as it will be once a change is saved, so that the page shows it at once. */
export const applied = (feature: Feature, change: FeatureChange, names: Names): Feature =>
  appliedChange<Feature, FeatureChange>(feature, change, featureFields, names)

/** Whether two values of a field say the same. */
export const isSame = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Which fields differ between two states of a feature. */
export function fieldsBetween(before: Feature, after: Feature): EditableField[] {
  const [a, b] = [writtenOf(before), writtenOf(after)]
  return editableFields.filter((field) => !isSame(a[field], b[field]))
}
