import type { NewFeature } from '../../contracts/features.ts'

type Linked =
  | 'productAreaId'
  | 'pmOwnerId'
  | 'pmmOwnerId'
  | 'departmentOwnerId'
  | 'releaseDate'
  | 'pmmJoinedOn'
  | 'prdFinalOn'

/** A feature of the sample company. People and areas are named by key, dates in days from today, so that the sample stays fresh. */
export type SampleFeature = Omit<NewFeature, Linked> & {
  key: string
  area: string
  pmOwner?: string
  pmmOwner?: string
  departmentOwner?: string
  releaseDaysFromToday?: number
  pmmJoinedDaysFromToday?: number
  prdFinalDaysFromToday?: number
}
