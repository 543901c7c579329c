import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import type { PersonRef } from '#server/contracts/primitives.ts'
import type { ProductArea } from '#server/contracts/product-areas.ts'
import type { NamedField } from '../../locales/feature-fields.ts'

/** What the ids of a change refer to. */
export type Names = { people: readonly PersonRef[]; areas: readonly ProductArea[] }

export type Written = { [K in keyof FeatureChange]-?: Exclude<FeatureChange[K], undefined> }
export type EditableField = keyof Written

/** Where a feature shows what each editable field holds; also the field's name. */
export const shownAs = {
  title: 'title',
  summary: 'summary',
  productAreaId: 'productArea',
  stage: 'stage',
  pmOwnerId: 'pmOwner',
  pmmOwnerId: 'pmmOwner',
  releaseDate: 'releaseDate',
  externalKey: 'externalKey',
  externalLink: 'externalLink',
  tags: 'tags',
  requestingCustomers: 'requestingCustomers',
  pmmJoinedOn: 'pmmJoinedOn',
  prdFinalOn: 'prdFinalOn',
  plannedFollowUps: 'plannedFollowUps',
  departmentOwnerId: 'departmentOwner',
  campaignBudget: 'campaignBudget',
} as const satisfies Record<EditableField, NamedField & keyof Feature>

export const editableFields = Object.keys(shownAs) as EditableField[]

/** A feature as the fields that people write. */
export function writtenOf(feature: Feature): Written {
  const { productArea, pmOwner, pmmOwner, departmentOwner } = feature
  const { title, summary, stage, releaseDate, externalKey, externalLink, tags } = feature
  const { requestingCustomers, pmmJoinedOn, prdFinalOn, plannedFollowUps, campaignBudget } = feature
  return {
    ...{ title, summary, stage, releaseDate, externalKey, externalLink, tags },
    ...{ requestingCustomers, pmmJoinedOn, prdFinalOn, plannedFollowUps, campaignBudget },
    productAreaId: productArea?.id ?? null,
    pmOwnerId: pmOwner?.id ?? null,
    pmmOwnerId: pmmOwner?.id ?? null,
    departmentOwnerId: departmentOwner?.id ?? null,
  }
}

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
export function applied(feature: Feature, change: FeatureChange, { people, areas }: Names): Feature {
  const { productAreaId, pmOwnerId, pmmOwnerId, departmentOwnerId, ...plain } = change
  const person = (id: string | null | undefined, before: PersonRef | null) => {
    if (id === undefined || id === before?.id) return before
    return id === null ? null : (people.find((one) => one.id === id) ?? { id, name: '…' })
  }
  const area = areas.find((one) => one.id === productAreaId)
  return {
    ...feature,
    ...(plain as Partial<Feature>),
    pmOwner: person(pmOwnerId, feature.pmOwner),
    pmmOwner: person(pmmOwnerId, feature.pmmOwner),
    departmentOwner: person(departmentOwnerId, feature.departmentOwner),
    productArea:
      productAreaId === undefined || productAreaId === feature.productArea?.id
        ? feature.productArea
        : area
          ? { id: area.id, name: area.name, productStage: area.productStage }
          : null,
  }
}

/** Whether two values of a field say the same. */
export const isSame = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Which fields differ between two states of a feature. */
export function fieldsBetween(before: Feature, after: Feature): EditableField[] {
  const [a, b] = [writtenOf(before), writtenOf(after)]
  return editableFields.filter((field) => !isSame(a[field], b[field]))
}
