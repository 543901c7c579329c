/** What is said once of a field, so that every place that reads, writes, compares, restores or names it can follow. */
import type { FeatureStage, Grade } from '../../contracts/lists.ts'
import type { BothLanguages, PersonRef } from '../../contracts/primitives.ts'

/** What a field of each type holds where it is read; null or an empty list for none. */
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

/** The types of which people write values; the others are decided, planned or set elsewhere. */
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

/** The types that fit a value: both ways, so that a stage is no text and a text no stage. */
type TypesOf<Value, Types extends FieldType> = {
  [T in Types]: Value extends ValueOfType[T]
    ? IsText<Value> extends IsText<ValueOfType[T]>
      ? T
      : never
    : never
}[Types]
type IsText<Value> = string extends Value ? true : false

/** The longest text, or the greatest number, that a field holds; a test compares it with the contract. */
type Limit<Type> = Type extends 'text' | 'link' | 'number' | 'money' ? { max: number } : unknown

/** A field that people write. `shownAs` is the key under which the thing shows it: `pmOwnerId` is written, `pmOwner` read. */
export type WrittenField<Entity, Shown extends keyof Entity> = {
  [T in TypesOf<NonNullable<Entity[Shown]>, WrittenType>]: Readonly<
    { shownAs: Shown; type: T; name: BothLanguages } & Limit<T>
  >
}[TypesOf<NonNullable<Entity[Shown]>, WrittenType>]

/** A field that is decided, planned or set elsewhere. */
export type OtherField<Value> = Readonly<{
  type: TypesOf<NonNullable<Value>, FieldType>
  name: BothLanguages
  /** Whether the history tells of its changes. */
  isRecorded: boolean
  /** Whether restoring a version says that it differs, and leaves it. */
  isLeft: boolean
  /** Whether the files for people show it. */
  isExported: boolean
}>

type Keys<Fields> = keyof Fields & string

/** The keys of a record in its order. */
export const keysOf = <Fields extends object>(fields: Fields): Keys<Fields>[] =>
  Object.keys(fields) as Keys<Fields>[]

type Shown = Readonly<{ shownAs: string }>

/** From the fields as they are written to the keys under which the thing shows them. */
export const shownNames = <Fields extends Record<string, Shown>>(
  fields: Fields,
): Readonly<{ [F in Keys<Fields>]: Fields[F]['shownAs'] }> =>
  Object.fromEntries(keysOf(fields).map((field) => [field, fields[field]!.shownAs])) as {
    [F in Keys<Fields>]: Fields[F]['shownAs']
  }
