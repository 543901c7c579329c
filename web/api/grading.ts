import type {
  Anchor,
  Decision,
  Grading,
  NewDecision,
  Scorecard,
  ScorecardDraft,
} from '#server/contracts/grading.ts'
import { call } from './client.ts'
import type { InputOf } from './client.ts'

const of = (featureId: string) => `/features/${featureId}`

/** The data of the grading page, reduced to what this person may see. */
export const getGrading = (featureId: string) => call<Grading>('GET', `${of(featureId)}/grading`)
/** Saves the draft of one's own card; `version` is absent for the first draft. */
export const saveMyCard = (featureId: string, draft: InputOf<typeof ScorecardDraft>, version?: number) =>
  call<Scorecard>('PUT', `${of(featureId)}/scorecards/mine`, { body: draft, version })
/** Submits one's own card; this cannot be undone. */
export const submitMyCard = (featureId: string, version?: number) =>
  call<Scorecard>('PUT', `${of(featureId)}/scorecards/mine/submission`, { version })
/** Revises a submitted card; the revision is marked "after seeing". */
export const reviseMyCard = (featureId: string, draft: InputOf<typeof ScorecardDraft>, version?: number) =>
  call<Scorecard>('PUT', `${of(featureId)}/scorecards/mine/revision`, { body: draft, version })
/** Reveals the scores; the person may no longer score in this round. */
export const revealGrading = (featureId: string) => call<Grading>('PUT', `${of(featureId)}/grading/reveal`)
export const decideGrade = (featureId: string, decision: InputOf<typeof NewDecision>) =>
  call<Decision>('POST', `${of(featureId)}/decisions`, { body: decision })
/** Returns decided features with the closest totals, for one's own unsubmitted card. */
export const nearestFeatures = (featureId: string, total: number, signal?: AbortSignal) =>
  call<{ items: (Anchor & { total: number })[] }>('GET', `${of(featureId)}/grading/nearest`, {
    query: { total },
    signal,
  })
