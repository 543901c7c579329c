import type { Confidentiality, ConfidentialityChange } from '#server/contracts/confidentiality.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { Launch } from '#server/contracts/launches.ts'
import { apiUrl, call } from './client.ts'

/** The entity types that can be archived, made confidential and deleted permanently, by the same requests. */
export type Entity = Feature | Launch
export type EntityNoun = 'feature' | 'launch'

/** First path segment per noun, for pages and the API; also the first part of query keys. */
export const pathOf = { feature: 'features', launch: 'launches' } as const

const urlOf = (noun: EntityNoun, id: string) => `/${pathOf[noun]}/${id}` as const

export const getEntity = (noun: EntityNoun, id: string) => call<Entity>('GET', urlOf(noun, id))
export const archiveEntity = (noun: EntityNoun, id: string, version: number) =>
  call<Entity>('PUT', `${urlOf(noun, id)}/archive`, { version })
export const unarchiveEntity = (noun: EntityNoun, id: string, version: number) =>
  call<Entity>('DELETE', `${urlOf(noun, id)}/archive`, { version })
/** Permanently deletes an archived entity with everything that depends on it. */
export const deleteEntity = (noun: EntityNoun, id: string, version: number) =>
  call<unknown>('DELETE', urlOf(noun, id), { version })
/** URL of the complete download of a feature or launch. */
export const entityExportUrl = (noun: EntityNoun, id: string) => apiUrl(`${urlOf(noun, id)}/export`)
export const getConfidentiality = (noun: EntityNoun, id: string) =>
  call<Confidentiality>('GET', `${urlOf(noun, id)}/confidentiality`)
export const changeConfidentiality = (
  noun: EntityNoun,
  id: string,
  version: number,
  change: ConfidentialityChange,
) => call<Confidentiality>('PUT', `${urlOf(noun, id)}/confidentiality`, { body: change, version })
