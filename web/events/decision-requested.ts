import type { Grade } from '#server/contracts/lists.ts'

/** What someone wants to decide. */
export type WantedDecision = {
  grade: Grade
  participantIds: string[]
  reason: string | null
  lookAgainOn: string | null
}

/** Someone decides a grade. */
export class DecisionRequested extends Event {
  static readonly type = 'decision-requested'
  constructor(readonly decision: WantedDecision) {
    super(DecisionRequested.type, { bubbles: true, composed: true })
  }
}
