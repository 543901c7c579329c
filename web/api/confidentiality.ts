import type { Confidentiality, ConfidentialityChange } from '#server/contracts/confidentiality.ts'
import { call } from './client.ts'

/** What can be confidential, and be deleted for good. */
export type Things = 'features' | 'launches'

export const getConfidentiality = (things: Things, id: string) =>
  call<Confidentiality>('GET', `/${things}/${id}/confidentiality`)
export const changeConfidentiality = (
  things: Things,
  id: string,
  version: number,
  change: ConfidentialityChange,
) => call<Confidentiality>('PUT', `/${things}/${id}/confidentiality`, { body: change, version })
