/** Grading a feature: rounds, blind scorecards, their comparison, the proposal and the decision (RULES.md, Default rubric). */
import { z } from 'zod'
import {
  Id,
  Instant,
  PersonRef,
  PlainDate,
  requiredText,
  Slug,
  text,
  Version,
  BothLanguages,
} from './primitives.ts'
import { Grade, JobFunction, ProductStage } from './vocabulary.ts'

/** One criterion on one card: 0 to 5, or null for unknown. Absent from a card = not answered yet. */
export const Score = z.strictObject({
  score: z.int().min(0).max(5).nullable(),
  note: text(2000).nullable().default(null),
})
export type Score = z.infer<typeof Score>

/** criterion id → score */
export const Scores = z.record(Slug, Score)
export type Scores = z.infer<typeof Scores>

export const ScorecardDraft = z.strictObject({ scores: Scores })
export type ScorecardDraft = z.infer<typeof ScorecardDraft>

/** A person's card in a round, for readers who may see it. */
export const Scorecard = z.object({
  id: Id,
  person: PersonRef,
  jobFunction: JobFunction.nullable(),
  /** Whether its scores enter the mean (rubric.countedFunctions). */
  isCounted: z.boolean(),
  scores: Scores,
  submittedAt: Instant.nullable(),
  /** A later revision, marked "after seeing"; the original stays in `scores`. */
  revision: z.object({ scores: Scores, revisedAt: Instant }).nullable(),
  version: Version,
})
export type Scorecard = z.infer<typeof Scorecard>

/** A participant of a round, without scores. */
export const Rater = z.object({ person: PersonRef, hasSubmitted: z.boolean() })
export type Rater = z.infer<typeof Rater>

/** One criterion over the submitted, counted cards. */
export const CriterionConsensus = z.object({
  criterion: Slug,
  /** Mean of the known scores; null when all are unknown. */
  mean: z.number().nullable(),
  /** Highest − lowest known counted score; null with fewer than two. */
  spread: z.number().nullable(),
  isToDiscuss: z.boolean(),
  knownCount: z.int(),
  unknownCount: z.int(),
})
export type CriterionConsensus = z.infer<typeof CriterionConsensus>

export const Consensus = z.object({ criteria: z.array(CriterionConsensus), countedCards: z.int() })
export type Consensus = z.infer<typeof Consensus>

/** A gate that is not met, with every unmet condition. */
export const ClosedGate = z.object({
  gate: Slug,
  cap: Grade,
  reason: BothLanguages,
  remedy: BothLanguages,
  missing: z.array(
    z.object({
      kind: z.string(),
      criterion: Slug.optional(),
      needed: z.union([z.number(), z.string()]).optional(),
      actual: z.union([z.number(), z.string()]).nullable(),
    }),
  ),
})
export type ClosedGate = z.infer<typeof ClosedGate>

/** The result at one end of the range (unknown scores counted as 0, or as 5). */
export const Reading = z.object({
  /** Unrounded, 0 to 100. */
  total: z.number(),
  bandGrade: Grade,
  grade: Grade,
  closedGates: z.array(ClosedGate),
})
export type Reading = z.infer<typeof Reading>

/** The proposed grade with its explanation. */
export const Proposal = z.object({
  low: Reading,
  high: Reading,
  /** The proposed grade; null when more than one is possible. */
  grade: Grade.nullable(),
  possible: z.array(Grade).min(1),
  parts: z.array(
    z.object({
      criterion: Slug,
      weight: z.number(),
      mean: z.number().nullable(),
      points: z.number().nullable(),
    }),
  ),
  unknown: z.array(Slug),
  /** Thresholds within `nearLinePoints` of the total, before gates; with one end per unknown range. */
  nearLine: z.array(z.object({ grade: Grade, from: z.number(), distance: z.number() })),
  /** Points to each grade's threshold: positive = still missing, negative = above it. Measured at the low end. */
  distances: z.array(z.object({ grade: Grade, from: z.number(), distance: z.number() })),
  /** The gates that cap the grade below its band; empty when points decide. */
  heldBy: z.array(ClosedGate),
})
export type Proposal = z.infer<typeof Proposal>

/** The facts of the feature that gates evaluate. */
export const GateFacts = z.object({
  plannedFollowUps: z.int().nullable(),
  hasDepartmentOwner: z.boolean(),
  hasCampaignBudget: z.boolean(),
  productStage: ProductStage,
})
export type GateFacts = z.infer<typeof GateFacts>

export const NewDecision = z.strictObject({
  grade: Grade,
  participantIds: z.array(Id).max(100).default([]),
  reason: requiredText(5000).nullable().default(null),
  lookAgainOn: PlainDate.nullable().default(null),
  /** The open round that the decider saw, null for none. */
  roundId: Id.nullable(),
  /** The decision in force that the decider saw and that this one supersedes, null for none. */
  supersedes: Id.nullable(),
})
export type NewDecision = z.infer<typeof NewDecision>

/** A decision with a snapshot of its facts. Immutable; a new one supersedes it. */
export const Decision = z.object({
  id: Id,
  roundNumber: z.int(),
  grade: Grade,
  decider: PersonRef,
  participants: z.array(PersonRef),
  decidedAt: Instant,
  lookAgainOn: PlainDate.nullable(),
  reason: z.string().nullable(),
  /** Gates that forbade the decided grade and were lifted with a reason. */
  liftedGates: z.array(Slug),
  rubricVersion: z.int(),
  proposal: Proposal,
  cards: z.array(Scorecard),
  consensus: Consensus,
  isSuperseded: z.boolean(),
})
export type Decision = z.infer<typeof Decision>

/** Example features for a level, newest first; at most three. */
export const Anchor = z.object({ featureId: Id, title: z.string(), grade: Grade })
export type Anchor = z.infer<typeof Anchor>

/** An example feature for a total. */
export const NearestFeatures = z.object({ items: z.array(Anchor.extend({ total: z.number() })) })
export type NearestFeatures = z.infer<typeof NearestFeatures>

/** Why the reader sees the scores of the open round, or does not. */
export const scoreVisibilityReasons = [
  'own-card-submitted',
  'revealed',
  'round-closed',
  'blind',
  'no-round',
] as const

/** The data of the grading page, limited to what the reader may see. */
export const Grading = z.object({
  featureId: Id,
  rubricId: Id,
  round: z
    .object({
      id: Id,
      number: z.int(),
      rubricId: Id,
      rubricVersion: z.int(),
      openedAt: Instant,
      closedAt: Instant.nullable(),
    })
    .nullable(),
  visibility: z.enum(scoreVisibilityReasons),
  facts: GateFacts,
  raters: z.array(Rater),
  mine: Scorecard.nullable(),
  /** Null while the reader may not see them. */
  cards: z.array(Scorecard).nullable(),
  consensus: Consensus.nullable(),
  proposal: Proposal.nullable(),
  decisions: z.array(Decision),
  /** criterion id → level (0 to 5) → decided features whose mean there rounds to it */
  anchors: z.record(Slug, z.record(z.string(), z.array(Anchor))),
  /** Decided features nearest in total (within 5), at most five; only with a visible proposal. */
  nearest: NearestFeatures.shape.items.nullable(),
})
export type Grading = z.infer<typeof Grading>
