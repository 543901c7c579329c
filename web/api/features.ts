import type {
  Feature,
  FeatureChange,
  FeatureFilter,
  FeaturePage,
  FeatureQuery,
  NewFeature,
} from '#server/contracts/features.ts'
import { apiUrl, call } from './client.ts'

export const listFeatures = (query: Partial<FeatureQuery> = {}, signal?: AbortSignal) =>
  call<FeaturePage>('GET', '/features', { query, signal })
export const getFeature = (id: string) => call<Feature>('GET', `/features/${id}`)
export const createFeature = (feature: NewFeature) => call<Feature>('POST', '/features', { body: feature })
export const changeFeature = (id: string, version: number, change: FeatureChange) =>
  call<Feature>('PATCH', `/features/${id}`, { body: change, version })
/** URL of the download for the same filter. */
export const featureExportUrl = (format: 'csv' | 'json', filter: Partial<FeatureFilter> = {}) =>
  apiUrl('/features/export', { ...filter, format })
