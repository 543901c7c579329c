import { channelPhases } from '#server/contracts/lists.ts'
import type { FeatureFacts, LaunchFacts, TaskFacts } from '#server/domain/warnings/facts.ts'

/** A decision that accepted the proposal of two cards. */
export const cleanDecision: NonNullable<FeatureFacts['decision']> = {
  grade: 'small-scenario',
  proposedGrade: 'small-scenario',
  reason: null,
  countedCards: 2,
  corePersonaFit: 3,
}

/** The facts of a feature without warnings. */
export const cleanFeature: FeatureFacts = {
  today: '2026-04-01',
  pmmJoinedOn: '2026-03-01',
  prdFinalOn: '2026-03-01',
  requestingCustomers: 40,
  productStage: 'early',
  decision: cleanDecision,
}

export const cleanTask: TaskFacts = {
  phase: 'warm-up',
  state: 'open',
  hasAssignee: true,
  hasDeliverable: true,
  hasDoneCriterion: true,
}

/** One complete task in every phase of the channel. */
export const cleanTasks = channelPhases.map((phase) => ({ ...cleanTask, phase }))

/** The facts of a launch without warnings. */
export const cleanLaunch: LaunchFacts = {
  today: '2026-04-01',
  isPlanned: true,
  launchDate: '2026-05-12',
  grade: 'announce',
  decidedGrade: 'announce',
  gradeReason: null,
  paidSpend: null,
  features: [{ title: 'Mobile scheduling', productStage: 'early', releaseDate: '2026-05-05' }],
  tasks: cleanTasks,
}
