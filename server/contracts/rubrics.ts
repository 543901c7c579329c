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
import { Grade, JobFunction, ProductStage } from './vocabulary.ts'

/** One criterion of the rubric: question, weight, and the meaning of each score from 0 to 5. */
export const Criterion = z.strictObject({
  id: Slug,
  title: NameInBothLanguages,
  /** The question a rater answers, one sentence. */
  question: BothLanguages,
  /** Share of the total in points; the weights of a rubric sum to 100. */
  weight: z.number().positive().max(100),
  levels: z.array(BothLanguages).length(6),
})
export type Criterion = z.infer<typeof Criterion>

/** The lowest unrounded total at which a grade is proposed, before gates. */
export const Band = z.strictObject({ grade: Grade, from: z.number().min(0).max(100) })
export type Band = z.infer<typeof Band>

/** One condition of a gate. All conditions of a gate must be met. */
export const GateCondition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('criterion-at-least'), criterion: Slug, value: z.number().min(0).max(5) }),
  z.strictObject({ kind: z.literal('criterion-above'), criterion: Slug, value: z.number().min(0).max(5) }),
  z.strictObject({ kind: z.literal('follow-ups-at-least'), value: z.int().min(1) }),
  z.strictObject({ kind: z.literal('department-owner-set') }),
  z.strictObject({ kind: z.literal('campaign-budget-set') }),
  z.strictObject({ kind: z.literal('product-stage-is-not'), value: ProductStage }),
])
export type GateCondition = z.infer<typeof GateCondition>

/** While the conditions of a gate are not met, the grade is at most `cap`, whatever the points. */
export const Gate = z.strictObject({
  id: Slug,
  conditions: z.array(GateCondition).min(1),
  cap: Grade,
  reason: BothLanguages,
  /** How to meet it, one sentence. */
  remedy: BothLanguages,
})
export type Gate = z.infer<typeof Gate>

/** A scoring rubric: policy data. Total = Σ (weight × mean score ÷ 5); RULES.md, Default rubric. */
export const RubricDefinition = z.strictObject({
  title: NameInBothLanguages,
  criteria: z.array(Criterion).min(1).max(30),
  bands: z.array(Band).min(1).max(4),
  gates: z.array(Gate).max(30),
  /** The functions whose cards make the mean; other cards are shown only. */
  countedFunctions: z.array(JobFunction).min(1),
  /** A total this close to a threshold is "near the line", in points. */
  nearLinePoints: z.number().min(0).max(50),
  /** A spread this wide is marked "discuss", in scores. */
  discussSpread: z.number().min(1).max(5),
})
export type RubricDefinition = z.infer<typeof RubricDefinition>

export const NewRubric = z.strictObject({
  definition: RubricDefinition,
  /** The version that this one replaces; refused when another has been published since. */
  basedOn: z.int().min(1),
  /** What changed and why, for readers of the version history. */
  note: requiredText(2000).nullable().default(null),
})
export type NewRubric = z.infer<typeof NewRubric>

/** A published version of the rubric; immutable. */
export const Rubric = z.object({
  id: Id,
  version: z.int(),
  definition: RubricDefinition,
  note: z.string().nullable(),
  publishedAt: Instant,
  /** Null for the one that ships with the product. */
  publishedBy: PersonRef.nullable(),
  isCurrent: z.boolean(),
})
export type Rubric = z.infer<typeof Rubric>
export const RubricList = z.object({ items: z.array(Rubric.omit({ definition: true })) })
export type RubricList = z.infer<typeof RubricList>
