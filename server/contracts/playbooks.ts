import { z } from 'zod'
import {
  BothLanguages,
  Id,
  Instant,
  NameInBothLanguages,
  PersonRef,
  requiredText,
  Slug,
} from './primitives.ts'
import { Grade, JobFunction, Phase } from './vocabulary.ts'

/** A task's definition at one grade. */
export const GradeTask = z.strictObject({
  /** Calendar days relative to T; negative = before. */
  offsetDays: z.int().min(-730).max(730),
  /** Weekly ticks, from the due date on; absent = done once. */
  weeks: z.int().min(1).max(52).optional(),
  deliverable: BothLanguages,
  doneWhen: BothLanguages,
})
export type GradeTask = z.infer<typeof GradeTask>

export const PlaybookTask = z.strictObject({
  /** The kebab-case of its first English title; stable across versions. */
  id: Slug,
  phase: Phase,
  title: NameInBothLanguages,
  ownerFunction: JobFunction,
  assistFunctions: z.array(JobFunction).max(5),
  /** Tasks it depends on; those that a grade lacks are ignored. */
  after: z.array(Slug).max(20),
  /** Due no later than the earliest `prdFinalOn` of the launch's features. */
  isDueByPrdFinal: z.boolean(),
  grades: z.partialRecord(Grade, GradeTask),
})
export type PlaybookTask = z.infer<typeof PlaybookTask>

/** The tasks per grade and phase from which checklists are generated: policy data. */
export const PlaybookDefinition = z.strictObject({
  title: NameInBothLanguages,
  tasks: z.array(PlaybookTask).min(1).max(300),
})
export type PlaybookDefinition = z.infer<typeof PlaybookDefinition>

export const NewPlaybook = z.strictObject({
  definition: PlaybookDefinition,
  /** The version that this one replaces; refused when another has been published since. */
  basedOn: z.int().min(1),
  note: requiredText(2000).nullable().default(null),
})
export type NewPlaybook = z.infer<typeof NewPlaybook>

/** A published version of the playbook; immutable. */
export const Playbook = z.object({
  id: Id,
  version: z.int(),
  definition: PlaybookDefinition,
  note: z.string().nullable(),
  publishedAt: Instant,
  publishedBy: PersonRef.nullable(),
  isCurrent: z.boolean(),
})
export type Playbook = z.infer<typeof Playbook>
export const PlaybookList = z.object({ items: z.array(Playbook.omit({ definition: true })) })
export type PlaybookList = z.infer<typeof PlaybookList>
