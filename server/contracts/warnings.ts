import { z } from 'zod'
import { BothLanguages, Id, Instant, PersonRef, requiredText, Slug } from './primitives.ts'

/** blocks: holds back the go decision until lifted with a reason · warning · information */
export const severities = ['blocks', 'warning', 'information'] as const

/** A rule of RULES.md, Warnings, that applies to one entity now. */
export const Warning = z.object({
  /** `<slug>~<entity id>` */
  id: z.string(),
  /** The code in RULES.md, Warnings, such as W01. */
  code: z.string(),
  slug: Slug,
  severity: z.enum(severities),
  title: BothLanguages,
  /** The text of the cause with its parameters filled in. */
  cause: BothLanguages,
  noun: z.enum(['feature', 'launch']),
  entityId: Id,
  entityTitle: z.string(),
  dismissal: z.object({ by: PersonRef.nullable(), at: Instant, reason: z.string() }).nullable(),
})
export type Warning = z.infer<typeof Warning>

export const WarningQuery = z.strictObject({ featureId: Id.optional(), launchId: Id.optional() })
/** Without a filter the most severe ones that are not dismissed, at most a hundred; `total` counts all. */
export const WarningList = z.object({ items: z.array(Warning), total: z.int() })
export type WarningList = z.infer<typeof WarningList>
export const Dismissal = z.strictObject({ reason: requiredText(2000) })
export type Dismissal = z.infer<typeof Dismissal>
