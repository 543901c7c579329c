/** Launches, their plans, checklists and warnings. Created by migrations/0004_launches.ts. */
import type { Flag, PersonId } from './columns.ts'

export interface LaunchesTable {
  id: string
  title: string
  summary: string | null
  status: string
  launch_date: string | null
  owner_id: PersonId | null
  grade: string | null
  grade_reason: string | null
  paid_spend: number | null
  playbook_id: string | null
  planned_at: string | null
  previous_plan: string | null
  archived_at: string | null
  created_at: string
  updated_at: string
  version: number
  is_archived: Flag
  title_key: string
  date_first_key: string
  date_last_key: string
  search_text: string
  is_confidential: Flag
  /** Whether its plan needs attention (`planConcerns`), for the desk. */
  has_concerns: Flag
}

export interface LaunchFeaturesTable {
  launch_id: string
  feature_id: string
  position: number
}

export interface LaunchNamedPeopleTable {
  launch_id: string
  person_id: PersonId
}

export interface PreviewsTable {
  id: string
  launch_id: string
  request: string
  digest: string
  created_at: string
}

export interface TasksTable {
  id: string
  launch_id: string
  slug: string | null
  phase: string
  position: number
  title: string
  deliverable: string
  done_when: string
  owner_function: string | null
  assist_functions: string
  after: string
  offset_days: number | null
  weeks: number | null
  planned_on: string
  due_override: string | null
  due_on: string
  lead_time_short: Flag
  assignee_id: PersonId | null
  is_assignee_set: Flag
  is_text_edited: Flag
  note: string | null
  deliverable_link: string | null
  ticks: string
  state: string
  completed_at: string | null
  completed_by_id: PersonId | null
  skipped_at: string | null
  skipped_by_id: PersonId | null
  skip_reason: string | null
  kept_because: string | null
  version: number
}

export interface WarningsTable {
  id: string
  entity_id: string
  noun: string
  code: string
  slug: string
  severity: string
  rank: number
  title: string
  cause: string
  holds_since: string
  is_dismissed: Flag
}

export interface WarningDismissalsTable {
  warning_id: string
  entity_id: string
  person_id: PersonId
  reason: string
  dismissed_at: string
}

export interface WarningRecomputationsTable {
  id: string
  computed_for: string
}

export interface LaunchesSchema {
  launches: LaunchesTable
  launch_features: LaunchFeaturesTable
  launch_named_people: LaunchNamedPeopleTable
  previews: PreviewsTable
  tasks: TasksTable
  warnings: WarningsTable
  warning_dismissals: WarningDismissalsTable
  warning_recomputations: WarningRecomputationsTable
}
