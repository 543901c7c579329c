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
  requiredText,
  text,
  Version,
} from './primitives.ts'
import { FeatureStage, Grade, Phase } from './vocabulary.ts'

/** draft: a row without tasks · planned: its plan was confirmed · live: today ≥ T (derived) · archived. */
export const launchStatuses = ['draft', 'planned', 'live', 'archived'] as const
export const LaunchStatus = z.enum(launchStatuses)
export type LaunchStatus = z.infer<typeof LaunchStatus>

/** Task counts of one phase of a checklist. */
export const PhaseProgress = z.object({
  phase: Phase,
  total: z.int(),
  done: z.int(),
  skipped: z.int(),
  overdue: z.int(),
  /** First and last due day of its tasks; null without tasks. */
  from: PlainDate.nullable(),
  to: PlainDate.nullable(),
})
export type PhaseProgress = z.infer<typeof PhaseProgress>

/** A feature as part of a launch. */
export const LaunchFeature = z.object({
  id: Id,
  title: z.string(),
  grade: Grade.nullable(),
  stage: FeatureStage,
  releaseDate: PlainDate.nullable(),
  prdFinalOn: PlainDate.nullable(),
  /** Its PM owner, who may work on every task of the launch. */
  pmOwnerId: Id.nullable(),
  /** If true, only people who see this feature see the launch. */
  isConfidential: z.boolean(),
})
export type LaunchFeature = z.infer<typeof LaunchFeature>

/** Why a launch's plan needs attention; derived, never stored. */
export const planConcerns = [
  'regraded',
  'date-not-working-day',
  'lead-time-short',
  'date-passed-in-draft',
  'tasks-overdue',
] as const

/** The promotion of one or more features as one story. */
export const Launch = z.object({
  id: Id,
  title: z.string(),
  /** One or two sentences on what the launch says. */
  summary: z.string().nullable(),
  status: LaunchStatus,
  /** T, the day the promotion starts. */
  launchDate: PlainDate.nullable(),
  owner: PersonRef.nullable(),
  /** Null in a draft without a grade. */
  grade: Grade.nullable(),
  /** Why the grade is not the highest decided one of its features. */
  gradeReason: z.string().nullable(),
  /** The highest decided grade of its features. */
  decidedGrade: Grade.nullable(),
  /** Money planned for paid channels, in the workspace's currency. */
  paidSpend: z.int().nullable(),
  playbook: z.object({ id: Id, version: z.int() }).nullable(),
  plannedAt: Instant.nullable(),
  canUndoPlan: z.boolean(),
  features: z.array(LaunchFeature),
  progress: z.array(PhaseProgress),
  concerns: z.array(z.enum(planConcerns)),
  archivedAt: Instant.nullable(),
  /** Only its owner, the people named on it and administrators see it. */
  isConfidential: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Launch = z.infer<typeof Launch>

export const NewLaunch = z.strictObject({
  title: nameText(300),
  summary: text(5000).nullable().default(null),
  featureIds: z.array(Id).min(1).max(50),
  launchDate: PlainDate.nullable().default(null),
  ownerId: Id.nullable().default(null),
  /** Absent or null: the highest decided grade of its features. */
  grade: Grade.nullable().default(null),
  gradeReason: requiredText(5000).nullable().default(null),
  paidSpend: Amount.nullable().default(null),
  /** Confidential from the start, and its creator is named on it. */
  isConfidential: z.boolean().optional(),
})
export type NewLaunch = z.infer<typeof NewLaunch>

/** Changes that do not affect the plan; date and grade of a planned launch change by a preview. */
export const LaunchChange = z.strictObject({
  title: nameText(300).optional(),
  summary: text(5000).nullable().optional(),
  featureIds: z.array(Id).min(1).max(50).optional(),
  ownerId: Id.nullable().optional(),
  paidSpend: Amount.nullable().optional(),
})
export type LaunchChange = z.infer<typeof LaunchChange>

export const launchSorts = ['launchDate', '-launchDate', 'title', '-updatedAt'] as const
export const LaunchQuery = z.strictObject({
  q: text(200).optional(),
  status: manyOf(LaunchStatus).optional(),
  grade: manyOf(Grade).optional(),
  featureId: Id.optional(),
  archived: Flag.optional(),
  sort: z.enum(launchSorts).default('launchDate'),
  ...pageQuery,
})
export type LaunchQuery = z.infer<typeof LaunchQuery>
export const LaunchPage = pageOf(Launch)
export type LaunchPage = z.infer<typeof LaunchPage>
