import type { PersonRef } from '#server/contracts/primitives.ts'
import type { ProductArea } from '#server/contracts/product-areas.ts'
import { keysOf, type WrittenType } from '#server/domain/fields/field-spec.ts'

/** The lists that the ids in a change refer to. */
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

/** A feature the launch does not include yet; its title comes with the response. */
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

/** Returns an entity with a change applied, for the optimistic update of the page. */
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
