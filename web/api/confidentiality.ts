import type { Confidentiality, ConfidentialityChange } from '#server/contracts/confidentiality.ts'
import { call } from './client.ts'

/** What can be confidential, and be deleted for good. */
export type Entities = 'features' | 'launches'
export const nounOf = { features: 'feature', launches: 'launch' } as const

export const getConfidentiality = (entities: Entities, id: string) =>
  call<Confidentiality>('GET', `/${entities}/${id}/confidentiality`)
export const changeConfidentiality = (
  entities: Entities,
  id: string,
  version: number,
  change: ConfidentialityChange,
) => call<Confidentiality>('PUT', `/${entities}/${id}/confidentiality`, { body: change, version })
