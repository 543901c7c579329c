/** Rubrics, playbooks, grading rounds, scorecards and decisions. Created by migrations/0003_grading.ts. */
import type { Flag, PersonId, PersonIds } from './columns.ts'

/** Versions of the rubric, and of the playbook. */
export interface PoliciesTable {
  id: string
  version: number
  definition: string
  note: string | null
  published_at: string
  published_by_id: PersonId | null
}

export interface GradingRoundsTable {
  id: string
  feature_id: string
  number: number
  rubric_id: string
  opened_at: string
  closed_at: string | null
  is_to_discuss: Flag
}

export interface ScorecardsTable {
  id: string
  feature_id: string
  round_id: string
  person_id: PersonId
  job_function: string | null
  scores: string
  submitted_at: string | null
  revised_scores: string | null
  revised_at: string | null
  version: number
}

export interface RevealsTable {
  feature_id: string
  round_id: string
  person_id: PersonId
  revealed_at: string
}

export interface DecisionsTable {
  id: string
  feature_id: string
  round_id: string
  grade: string
  decider_id: PersonId
  participant_ids: PersonIds
  reason: string | null
  look_again_on: string | null
  lifted_gates: string
  snapshot: string
  total: number
  decided_at: string
  is_superseded: Flag
}

export interface DecisionLevelsTable {
  feature_id: string
  decision_id: string
  criterion: string
  level: number
  decided_at: string
}

export interface GradingSchema {
  rubrics: PoliciesTable
  playbooks: PoliciesTable
  grading_rounds: GradingRoundsTable
  scorecards: ScorecardsTable
  reveals: RevealsTable
  decisions: DecisionsTable
  decision_levels: DecisionLevelsTable
}
