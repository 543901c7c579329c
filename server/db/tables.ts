/**
 * The types of all tables; a test compares them with the migrations on both databases. Flags are 0 or 1, dates and
 * instants ISO text, structured data JSON text.
 */

export type Flag = 0 | 1

/** A column that references people; the optional property marks its type, values are plain text. */
export type PersonId = string & { readonly isPersonId?: true }

/** A JSON list of ids of people. */
export type PersonIds = string & { readonly isPersonIds?: true }

export interface PeopleTable {
  id: string
  name: string
  email: string
  role: string
  job_function: string | null
  is_department_lead: Flag
  language: string
  version: number
  created_at: string
  disabled_at: string | null
  anonymised_at: string | null
}

export interface SessionsTable {
  id: string
  token_hash: string
  person_id: PersonId
  method: string
  address: string | null
  user_agent: string | null
  created_at: string
  last_seen_at: string
  expires_at: string
}

export interface PasswordsTable {
  person_id: PersonId
  hash: string
  changed_at: string
}

export interface SecondFactorsTable {
  person_id: PersonId
  secret: string
  confirmed_at: string | null
  last_step: number | null
}

export interface RecoveryCodesTable {
  person_id: PersonId
  code_hash: string
  used_at: string | null
}

export interface AccountLinksTable {
  id: string
  token_hash: string
  person_id: PersonId
  purpose: string
  created_by_id: PersonId | null
  created_at: string
  expires_at: string
  used_at: string | null
}

export interface IdentitiesTable {
  issuer: string
  subject: string
  person_id: PersonId
  created_at: string
}

export interface SingleSignOnRequestsTable {
  state_hash: string
  nonce: string
  verifier: string
  return_to: string
  expires_at: string
}

export interface ApiTokensTable {
  id: string
  person_id: PersonId
  name: string
  token_hash: string
  scope: string
  created_at: string
  expires_at: string
  last_used_at: string | null
  revoked_at: string | null
}

export interface RateLimitsTable {
  key: string
  count: number
  resets_at: string
}

export interface FeatureNamedPeopleTable {
  feature_id: string
  person_id: PersonId
}

export interface LaunchNamedPeopleTable {
  launch_id: string
  person_id: PersonId
}

export interface DeletionsTable {
  entity_id: string
  noun: string
  is_confidential: Flag
  person_id: PersonId
  deleted_at: string
}

export interface CalendarsTable {
  id: string
  slug: string
  definition: string
  version: number
}

export interface WorkspacesTable {
  id: string
  name: string
  time_zone: string
  currency: string
  calendar_id: string
  version: number
  is_sample: Flag
}

export interface ProductAreasTable {
  id: string
  name: string
  name_key: string
  product_stage: string
  version: number
}

export interface FeaturesTable {
  id: string
  title: string
  summary: string | null
  product_area_id: string | null
  stage: string
  pm_owner_id: PersonId | null
  pmm_owner_id: PersonId | null
  release_date: string | null
  external_key: string | null
  external_link: string | null
  tags: string
  requesting_customers: number | null
  pmm_joined_on: string | null
  prd_final_on: string | null
  planned_follow_ups: number | null
  department_owner_id: PersonId | null
  campaign_budget: number | null
  grade: string | null
  grade_decided_on: string | null
  look_again_on: string | null
  archived_at: string | null
  created_at: string
  updated_at: string
  version: number
  is_archived: Flag
  needs_grading: Flag
  title_key: string
  release_first_key: string
  release_last_key: string
  grade_rank: number
  search_text: string
  is_confidential: Flag
}

export interface ImportsTable {
  id: string
  person_id: PersonId
  file_name: string
  encoding: string
  separator: string
  has_header: Flag
  source: string
  settings: string
  summary: string
  committed_at: string | null
  created_at: string
}

export interface ImportRowsTable {
  import_id: string
  row_number: number
  line: number
  kind: string
  feature_id: string | null
  feature_version: number | null
  data: string
  changes: string
  errors: string
}

export interface GradingRoundsTable {
  id: string
  feature_id: string
  number: number
  rubric_id: string
  opened_at: string
  closed_at: string | null
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
}

export interface LaunchFeaturesTable {
  launch_id: string
  feature_id: string
  position: number
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

export interface WarningRecomputationsTable {
  id: string
  computed_for: string
  claimed_by: string
  claimed_until: string
}

export interface WarningDismissalsTable {
  warning_id: string
  entity_id: string
  person_id: PersonId
  reason: string
  dismissed_at: string
}

export interface ActivityTable {
  id: string
  at: string
  person_id: PersonId | null
  noun: string
  entity_id: string
  entity_title: string
  verb: string
  changes: string
  within_id: string | null
  origin_kind: string
  origin_id: string | null
  address: string | null
  redacted_at: string | null
}

/** Versions of the rubric, and of the playbook. */
export interface PoliciesTable {
  id: string
  version: number
  definition: string
  note: string | null
  published_at: string
  published_by_id: PersonId | null
}

/** A view. Entities that are not in it are public; of the others, a person sees those whose every part they see. */
export interface ConfidentialEntitiesTable {
  entity_id: string
  part_id: string
}

/** A view: owners and named people of every confidential entity. */
export interface PeopleWhoSeeTable {
  part_id: string
  person_id: PersonId
}

export interface Database {
  people: PeopleTable
  sessions: SessionsTable
  passwords: PasswordsTable
  second_factors: SecondFactorsTable
  recovery_codes: RecoveryCodesTable
  account_links: AccountLinksTable
  identities: IdentitiesTable
  single_sign_on_requests: SingleSignOnRequestsTable
  api_tokens: ApiTokensTable
  rate_limits: RateLimitsTable
  feature_named_people: FeatureNamedPeopleTable
  launch_named_people: LaunchNamedPeopleTable
  deletions: DeletionsTable
  calendars: CalendarsTable
  workspaces: WorkspacesTable
  product_areas: ProductAreasTable
  features: FeaturesTable
  imports: ImportsTable
  import_rows: ImportRowsTable
  grading_rounds: GradingRoundsTable
  scorecards: ScorecardsTable
  reveals: RevealsTable
  decisions: DecisionsTable
  decision_levels: DecisionLevelsTable
  launches: LaunchesTable
  launch_features: LaunchFeaturesTable
  previews: PreviewsTable
  tasks: TasksTable
  warnings: WarningsTable
  warning_recomputations: WarningRecomputationsTable
  warning_dismissals: WarningDismissalsTable
  activity: ActivityTable
  rubrics: PoliciesTable
  playbooks: PoliciesTable
  confidential_entities: ConfidentialEntitiesTable
  people_who_see: PeopleWhoSeeTable
}
