import type { PersonRef } from '#server/contracts/primitives.ts'
import type { ProductArea } from '#server/contracts/product-areas.ts'
import { keysOf, type WrittenType } from '#server/domain/fields/field-spec.ts'

/** What the ids of a change refer to. */
export type Names = { people: readonly PersonRef[]; areas: readonly ProductArea[] }

type Ref = { id: string }
type Show = (value: unknown, before: unknown, names: Names) => unknown

const asIs: Show = (value) => value

const person: Show = (id, before, { people }) => {
  if (id === (before as Ref | null)?.id) return before
  return id === null ? null : (people.find((one) => one.id === id) ?? { id, name: '…' })
}

const area: Show = (id, before, { areas }) => {
  if (id === (before as Ref | null)?.id) return before
  const found = areas.find((one) => one.id === id)
  return found ? { id: found.id, name: found.name, productStage: found.productStage } : null
}

/** A feature that the launch does not hold now; its name comes with the answer. */
const unnamed = (id: string) => ({
  ...{ id, title: '…', grade: null, stage: 'planned', isConfidential: false },
  ...{ releaseDate: null, prdFinalOn: null, pmOwnerId: null },
})

const features: Show = (ids, before) =>
  (ids as string[]).map((id) => (before as Ref[]).find((one) => one.id === id) ?? unnamed(id))

const shows: Readonly<Record<WrittenType, Show>> = {
  text: asIs,
  link: asIs,
  date: asIs,
  number: asIs,
  money: asIs,
  tags: asIs,
  stage: asIs,
  person,
  'product-area': area,
  features,
}

/** A thing as it will be once a change is saved, so that the page shows it at once. */
export function appliedChange<Entity extends object, Change extends object>(
  entity: Entity,
  change: Change,
  fields: Readonly<Record<keyof Change & string, { shownAs: string; type: WrittenType }>>,
  names: Names,
): Entity {
  const before = entity as Record<string, unknown>
  const changed = keysOf(fields).flatMap((field) => {
    const { shownAs, type } = fields[field]
    const value = change[field]
    return value === undefined ? [] : [[shownAs, shows[type](value, before[shownAs], names)]]
  })
  return { ...entity, ...(Object.fromEntries(changed) as Partial<Entity>) }
}
