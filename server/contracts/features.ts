import { z } from 'zod'
import {
  Amount,
  Flag,
  Id,
  Instant,
  manyOf,
  nameText,
  pageOf,
  pageQuery,
  PersonRef,
  PlainDate,
  text,
  Version,
  WebLink,
} from './primitives.ts'
import { FeatureStage, Grade, ProductStage } from './vocabulary.ts'

/** The fields of a feature that people edit. */
const written = {
  title: nameText(300),
  summary: text(10_000).nullable(),
  productAreaId: Id.nullable(),
  stage: FeatureStage,
  pmOwnerId: Id.nullable(),
  pmmOwnerId: Id.nullable(),
  /** R, the day the code ships; never assumed equal to a launch date. */
  releaseDate: PlainDate.nullable(),
  /** The feature's id in an external system; a re-import updates by it. */
  externalKey: nameText(200).nullable(),
  externalLink: WebLink.nullable(),
  tags: z.array(nameText(60)).max(30),
  /** How many customers asked for it; 1 or 2 raises W03. */
  requestingCustomers: z.int().min(0).max(1_000_000).nullable(),
  pmmJoinedOn: PlainDate.nullable(),
  prdFinalOn: PlainDate.nullable(),
  /** The three facts of the gate concept-needs-height-and-series. */
  plannedFollowUps: z.int().min(0).max(1000).nullable(),
  departmentOwnerId: Id.nullable(),
  campaignBudget: Amount.nullable(),
}

/** A new feature; only the title is needed. */
export const NewFeature = z
  .strictObject(written)
  .partial()
  .required({ title: true })
  /** Confidential from the start, and its creator is named on it. */
  .extend({ isConfidential: z.boolean().optional() })
export type NewFeature = z.infer<typeof NewFeature>

/** A change of some fields; absent fields are not changed, null clears. */
export const FeatureChange = z.strictObject(written).partial()
export type FeatureChange = z.infer<typeof FeatureChange>

/** The property of a feature that shows each written field: a reference instead of an id. */
export type ShownField<Field extends keyof FeatureChange> = Field extends `${infer Name}Id` ? Name : Field

/** The editable fields, by the properties that show them. */
export const shownFields = Object.keys(written).map((field) => field.replace(/Id$/, '')) as ShownField<
  keyof FeatureChange
>[]

/** A feature as the API returns it. */
export const Feature = z.object({
  id: Id,
  title: z.string(),
  summary: z.string().nullable(),
  productArea: z.object({ id: Id, name: z.string(), productStage: ProductStage }).nullable(),
  stage: FeatureStage,
  pmOwner: PersonRef.nullable(),
  pmmOwner: PersonRef.nullable(),
  releaseDate: PlainDate.nullable(),
  externalKey: z.string().nullable(),
  externalLink: z.string().nullable(),
  tags: z.array(z.string()),
  requestingCustomers: z.int().nullable(),
  pmmJoinedOn: PlainDate.nullable(),
  prdFinalOn: PlainDate.nullable(),
  plannedFollowUps: z.int().nullable(),
  departmentOwner: PersonRef.nullable(),
  campaignBudget: z.int().nullable(),
  /** The decided grade; null until people decide. */
  grade: Grade.nullable(),
  gradeDecidedOn: PlainDate.nullable(),
  lookAgainOn: PlainDate.nullable(),
  /** Stage prd, building or gray and no decision (RULES.md, Lifecycles). */
  needsGrading: z.boolean(),
  archivedAt: Instant.nullable(),
  /** Only its owners, the people named on it and administrators see it. */
  isConfidential: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Feature = z.infer<typeof Feature>

export const featureSorts = [
  'updatedAt',
  '-updatedAt',
  'title',
  '-title',
  'releaseDate',
  '-releaseDate',
  'grade',
  '-grade',
  'createdAt',
  '-createdAt',
] as const

/** The filter of the list; exports take the same, without paging. */
export const featureFilter = {
  q: text(200).optional(),
  grade: manyOf(z.union([Grade, z.literal('none')])).optional(),
  stage: manyOf(FeatureStage).optional(),
  productAreaId: manyOf(Id).optional(),
  /** PM or PMM owner. */
  ownerId: manyOf(Id).optional(),
  tag: text(60).optional(),
  needsGrading: Flag.optional(),
  /** True returns only archived features, otherwise they are left out. */
  archived: Flag.optional(),
  sort: z.enum(featureSorts).default('-updatedAt'),
}
export const FeatureFilter = z.strictObject(featureFilter)
export type FeatureFilter = z.infer<typeof FeatureFilter>
export const FeatureQuery = z.strictObject({ ...featureFilter, ...pageQuery })
export type FeatureQuery = z.infer<typeof FeatureQuery>
export const FeaturePage = pageOf(Feature)
export type FeaturePage = z.infer<typeof FeaturePage>

export const FeatureExportQuery = z.strictObject({ ...featureFilter, format: z.enum(['csv', 'json']) })
