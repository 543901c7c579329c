/** The workspace, its calendar and product areas, features and their imports. Created by migrations/0002_features.ts. */
import type { Flag, PersonId } from './columns.ts'

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
  /** JSON list of roles. */
  second_factor_roles: string
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

export interface FeatureNamedPeopleTable {
  feature_id: string
  person_id: PersonId
}

/** An index on `features.tags`, which the triggers of the migration keep; never written otherwise. */
export interface FeatureTagsTable {
  tag: string
  is_archived: Flag
  feature_id: string
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

export interface FeaturesSchema {
  calendars: CalendarsTable
  workspaces: WorkspacesTable
  product_areas: ProductAreasTable
  features: FeaturesTable
  feature_named_people: FeatureNamedPeopleTable
  feature_tags: FeatureTagsTable
  imports: ImportsTable
  import_rows: ImportRowsTable
}
