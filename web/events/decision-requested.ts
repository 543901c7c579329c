import type { Grade } from '#server/contracts/lists.ts'

/** The decision to save. */
export type WantedDecision = {
  grade: Grade
  participantIds: string[]
  reason: string | null
  lookAgainOn: string | null
}

/** Requests deciding a grade. */
export class DecisionRequested extends Event {
  static readonly type = 'decision-requested'
  constructor(readonly decision: WantedDecision) {
    super(DecisionRequested.type, { bubbles: true, composed: true })
  }
}
