import type { JobFunction } from '#server/contracts/lists.ts'
import { type FeatureField, featureFields } from '#server/domain/fields/feature-fields.ts'
import { keysOf } from '#server/domain/fields/field-spec.ts'

/** The lists of facts on the feature page. */
export type FactMode = 'main' | 'side' | 'gate'

/** Where a field is shown and edited; `first` is the job function listed first when choosing a person. */
type Place = { mode: FactMode; first?: JobFunction; isDistant?: boolean; isCounted?: boolean }

/** Every field in page order: in the head, in a list of facts, or null when the page does not show it. */
export const factPlaces: Record<FeatureField, Place | 'head' | null> = {
  title: 'head',
  summary: 'head',
  productAreaId: 'head',
  stage: 'head',
  externalKey: 'head',
  externalLink: 'head',
  releaseDate: { mode: 'main', isDistant: true },
  pmOwnerId: { mode: 'main', first: 'pm' },
  pmmOwnerId: { mode: 'main', first: 'pmm' },
  requestingCustomers: { mode: 'main', isCounted: true },
  pmmJoinedOn: { mode: 'side' },
  prdFinalOn: { mode: 'side' },
  tags: { mode: 'side' },
  plannedFollowUps: { mode: 'gate' },
  departmentOwnerId: { mode: 'gate', first: 'marketing-head' },
  campaignBudget: { mode: 'gate' },
}

/** The facts of one list in order, with their options. */
export const factsIn = (mode: FactMode) =>
  keysOf(factPlaces).flatMap((field) => {
    const place = factPlaces[field]
    if (place === null || place === 'head' || place.mode !== mode) return []
    return [{ ...place, field, ...featureFields[field] }]
  })
