/** The enumerations of `lists.ts` as zod schemas. */
import { z } from 'zod'
import { grades, phases, roles, jobFunctions, featureStages, productStages, languages } from './lists.ts'

export const Grade = z.enum(grades)
export type Grade = z.infer<typeof Grade>
export const Phase = z.enum(phases)
export type Phase = z.infer<typeof Phase>
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>
export const JobFunction = z.enum(jobFunctions)
export type JobFunction = z.infer<typeof JobFunction>
export const FeatureStage = z.enum(featureStages)
export type FeatureStage = z.infer<typeof FeatureStage>
export const ProductStage = z.enum(productStages)
export type ProductStage = z.infer<typeof ProductStage>
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>
