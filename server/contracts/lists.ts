/** The enumerations of the product, without zod, for the domain and the pages. The order of each list is significant. */

/** Grades: how big a launch a feature gets, smallest first (RULES.md, Vocabulary). */
export const grades = ['announce', 'small-scenario', 'big-scenario', 'concept-campaign'] as const
export type Grade = (typeof grades)[number]

/** The phases of a launch in order; preparation and enablement are internal, the other five are the channel. */
export const phases = [
  'preparation',
  'enablement',
  'warm-up',
  'promotion',
  'conversion',
  'handoff',
  'feedback',
] as const
export type Phase = (typeof phases)[number]

/** The five phases no launch may miss (RULES.md, Phases are complete). */
export const channelPhases = ['warm-up', 'promotion', 'conversion', 'handoff', 'feedback'] as const
export type ChannelPhase = (typeof channelPhases)[number]

/** Roles, which decide what a person may do (RULES.md, Roles). */
export const roles = [
  'administrator',
  'marketing-lead',
  'pmm',
  'pm',
  'sales',
  'contributor',
  'viewer',
] as const
export type Role = (typeof roles)[number]

/** Job functions: the owner functions of playbook tasks. */
export const jobFunctions = [
  'pmm',
  'pm',
  'marketing-head',
  'marketing-lead',
  'marketing-ops',
  'content',
  'events',
  'pr',
  'web',
  'data',
  'sdr',
  'presales',
  'sales',
  'sales-lead',
  'sales-ops',
  'customer-success',
] as const
export type JobFunction = (typeof jobFunctions)[number]

/** The stages of a feature (RULES.md, Lifecycles). */
export const featureStages = ['planned', 'prd', 'building', 'gray', 'released', 'retired'] as const
export type FeatureStage = (typeof featureStages)[number]

/** The maturity of a product area; not the feature's own stage (RULES.md, Gates: young-product). */
export const productStages = ['rnd', 'early', 'scale'] as const
export type ProductStage = (typeof productStages)[number]

/** What an API token may do: read · write (and read) · attach PRDs (and read features). */
export const tokenScopes = ['read', 'write', 'prd-upload'] as const
export type TokenScope = (typeof tokenScopes)[number]

/** The languages the product speaks. */
export const languages = ['en', 'zh-Hans'] as const
export type Language = (typeof languages)[number]
