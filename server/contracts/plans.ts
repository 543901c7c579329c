/** Planning a launch: a preview of the dated checklist, and the plan that confirms it. */
import { z } from 'zod'
import { Id, LocalText, PlainDate, requiredText, Slug } from './primitives.ts'
import { Grade, JobFunction, Phase } from './vocabulary.ts'

/** The input of a preview. */
export const NewPreview = z.strictObject({
  launchDate: PlainDate,
  grade: Grade,
  /** Optional for a preview; confirming requires it unless the grade is the highest decided grade of the features. */
  gradeReason: requiredText(5000).nullable().default(null),
  /** Moves a planned launch to the newest playbook; absent, it keeps the version its plan was made from. */
  playbook: z.literal('current').optional(),
})
export type NewPreview = z.infer<typeof NewPreview>

/**
 * The change of one task.
 * added · removed · moved (open, another day) · same · kept (finished, or worked on and no longer in the plan)
 */
export const planChanges = ['added', 'removed', 'moved', 'same', 'kept'] as const

export const PlannedTask = z.object({
  /** The existing task; null when added. */
  taskId: Id.nullable(),
  slug: Slug.nullable(),
  phase: Phase,
  title: LocalText,
  deliverable: LocalText,
  doneWhen: LocalText,
  ownerFunction: JobFunction.nullable(),
  assigneeName: z.string().nullable(),
  weeks: z.int().nullable(),
  change: z.enum(planChanges),
  keptBecause: z.enum(['done', 'skipped', 'edited', 'own']).nullable(),
  /** The day before the change; null when added. */
  from: PlainDate.nullable(),
  /** The day after the change; null when removed. */
  to: PlainDate.nullable(),
  /** The texts differ at the new grade. */
  isReworded: z.boolean(),
  /** Open and due before today: there is no time left for it. */
  leadTimeShort: z.boolean(),
  /** Became impossible by this change (was not before). */
  isNowImpossible: z.boolean(),
  /** The due date before the calendar shifted it; null when it did not. */
  shiftedFrom: PlainDate.nullable(),
})
export type PlannedTask = z.infer<typeof PlannedTask>

/** A notice to show before confirming, as a code with parameters. */
export const PlanNotice = z.object({
  code: z.enum([
    'launch-date-not-working-day',
    'launch-date-past',
    'release-after-launch',
    'release-unknown',
    'launch-equals-release',
    'holiday-in-channel',
    'capacity-quarter',
    'capacity-half-year',
    'lead-time-short',
    'phase-empty',
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number(), LocalText])),
})
export type PlanNotice = z.infer<typeof PlanNotice>

/** The dated checklist that a change would result in; its id in `PUT …/plan` confirms exactly this. */
export const Preview = z.object({
  id: Id,
  launchId: Id,
  launchDate: PlainDate,
  grade: Grade,
  /** The given reason or, when the grade does not change, the current one. */
  gradeReason: z.string().nullable(),
  playbook: z.object({ id: Id, version: z.int() }),
  tasks: z.array(PlannedTask),
  notices: z.array(PlanNotice),
  /** True when confirming would change nothing. */
  isEmpty: z.boolean(),
})
export type Preview = z.infer<typeof Preview>

export const PlanConfirmation = z.strictObject({ previewId: Id })
export type PlanConfirmation = z.infer<typeof PlanConfirmation>
