/** Converts shown values into the values of a change request. */
import { keysOf, type WrittenType } from './field-spec.ts'

const asIs = (value: unknown): unknown => value ?? null
const asId = (value: unknown): unknown => (value as { id: string } | null | undefined)?.id ?? null
const asIds = (value: unknown): unknown => ((value ?? []) as { id: string }[]).map(({ id }) => id)

const ways: Readonly<Record<WrittenType, (value: unknown) => unknown>> = {
  text: asIs,
  link: asIs,
  date: asIs,
  number: asIs,
  money: asIs,
  tags: asIs,
  stage: asIs,
  person: asId,
  'product-area': asId,
  features: asIds,
}

type Written = Readonly<{ type: WrittenType; shownAs: string }>

/** The value that a change sends for a shown value: ids for people, areas and features. */
export const writtenValue = (type: WrittenType, value: unknown): unknown => ways[type](value)

/** A change that sets every written field of an entity to its current value. */
export const writtenValues = <Fields extends Record<string, Written>>(
  entity: object,
  fields: Fields,
): Record<keyof Fields & string, unknown> =>
  Object.fromEntries(
    keysOf(fields).map((field) => {
      const { type, shownAs } = fields[field]!
      return [field, writtenValue(type, (entity as Record<string, unknown>)[shownAs])]
    }),
  ) as Record<keyof Fields & string, unknown>
