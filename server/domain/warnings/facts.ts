import type { Grade, Phase, ProductStage } from '../../contracts/lists.ts'

/** The input of feature warnings. Dates are `YYYY-MM-DD`. */
export type FeatureFacts = {
  /** The workspace's day; only for rules that are marked `readsToday`. */
  today: string
  pmmJoinedOn: string | null
  prdFinalOn: string | null
  requestingCustomers: number | null
  /** The stage of its product area, `early` without one. */
  productStage: ProductStage
  /** The current decision; null until people decide. */
  decision: {
    grade: Grade
    /** Null when there was no single proposal. */
    proposedGrade: Grade | null
    reason: string | null
    /** The number of submitted cards of counted people. */
    countedCards: number
    /** The decided mean of the criterion `core-persona-fit`, 0 to 5; null when unknown or not in the rubric. */
    corePersonaFit: number | null
  } | null
}

export type TaskFacts = {
  phase: Phase
  state: 'open' | 'done' | 'skipped'
  hasAssignee: boolean
  hasDeliverable: boolean
  hasDoneCriterion: boolean
}

/** The input of launch warnings. Dates are `YYYY-MM-DD`. */
export type LaunchFacts = {
  /** The workspace's day; only for rules that are marked `readsToday`. */
  today: string
  /** Its plan was confirmed; a draft has no tasks yet. */
  isPlanned: boolean
  launchDate: string | null
  grade: Grade | null
  /** The highest decided grade of its features. */
  decidedGrade: Grade | null
  gradeReason: string | null
  /** Planned for paid channels, in the workspace's currency. */
  paidSpend: number | null
  features: readonly { title: string; productStage: ProductStage; releaseDate: string | null }[]
  tasks: readonly TaskFacts[]
}
