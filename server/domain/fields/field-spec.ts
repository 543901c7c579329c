/** Types for the single definition of each field: reading, writing, comparing, restoring and labelling derive from it. */
import type { FeatureStage, Grade } from '../../contracts/lists.ts'
import type { BothLanguages, PersonRef } from '../../contracts/primitives.ts'
import { both } from '../policy/both-languages.ts'

/** The value of each field type when read; null or an empty list for none. */
export type ValueOfType = {
  text: string
  link: string
  date: string
  number: number
  money: number
  tags: string[]
  stage: FeatureStage
  person: PersonRef
  'product-area': { id: string; name: string; productStage: string }
  features: { id: string; title: string }[]
  grade: Grade
  playbook: { id: string; version: number }
  flag: boolean
  instant: string
}
export type FieldType = keyof ValueOfType

/** Types of fields that people edit; the others are decided, planned or set elsewhere. */
export const writtenTypes = [
  'text',
  'link',
  'date',
  'number',
  'money',
  'tags',
  'stage',
  'person',
  'product-area',
  'features',
] as const satisfies readonly FieldType[]
export type WrittenType = (typeof writtenTypes)[number]

/** The field types that match a value type, invariantly: a stage is not a text, and a text is not a stage. */
type TypesOf<Value, Types extends FieldType> = {
  [T in Types]: Value extends ValueOfType[T]
    ? IsText<Value> extends IsText<ValueOfType[T]>
      ? T
      : never
    : never
}[Types]
type IsText<Value> = string extends Value ? true : false

/** The maximum length of a text or the maximum of a number; a test compares it with the contract. */
type Limit<Type> = Type extends 'text' | 'link' | 'number' | 'money' ? { max: number } : unknown

/** Whether a text is a name, which may have no character that nobody sees. */
type Naming<Type> = Type extends 'text' ? { isName: boolean } : unknown

/** A field that people edit. `shownAs` is the property that shows it: `pmOwnerId` is written, `pmOwner` is read. */
export type WrittenField<Entity, Shown extends keyof Entity> = {
  [T in TypesOf<NonNullable<Entity[Shown]>, WrittenType>]: Readonly<
    { shownAs: Shown; type: T; name: BothLanguages } & Limit<T> & Naming<T>
  >
}[TypesOf<NonNullable<Entity[Shown]>, WrittenType>]

/** A field that is decided, planned or set elsewhere. */
export type OtherField<Value> = Readonly<{
  type: TypesOf<NonNullable<Value>, FieldType>
  name: BothLanguages
  /** Whether its changes are recorded in the history. */
  isRecorded: boolean
  /** Whether restoring a version reports that it differs without changing it. */
  isLeft: boolean
  /** Whether the readable export files include it. */
  isExported: boolean
}>

type Keys<Fields> = keyof Fields & string

/** The keys of a record in its order. */
export const keysOf = <Fields extends object>(fields: Fields): Keys<Fields>[] =>
  Object.keys(fields) as Keys<Fields>[]

type Shown = Readonly<{ shownAs: string }>

/** Maps written fields to the properties that show them. */
export const shownNames = <Fields extends Record<string, Shown>>(
  fields: Fields,
): Readonly<{ [F in Keys<Fields>]: Fields[F]['shownAs'] }> =>
  Object.fromEntries(keysOf(fields).map((field) => [field, fields[field]!.shownAs])) as {
    [F in Keys<Fields>]: Fields[F]['shownAs']
  }

/** The flag of confidential features and launches. */
export const confidentialField = {
  type: 'flag',
  name: both('Confidential', '保密'),
  isRecorded: true,
  isLeft: false,
  isExported: false,
} as const satisfies OtherField<boolean>
