/** Maps features between contract and table, with the derived columns for sorting and search. */
import type { Feature, FeatureChange } from '../../contracts/features.ts'
import { grades } from '../../contracts/lists.ts'
import { flag, searchable, sortKey } from '../../db/portable.ts'
import type { FeaturesTable } from '../../db/tables/features.ts'
import type { FeatureField } from '../../domain/fields/feature-fields.ts'
import { keysOf } from '../../domain/fields/field-spec.ts'

/** A row joined with the names of people and areas. */
export type JoinedFeature = FeaturesTable & {
  area_name: string | null
  area_stage: string | null
  pm_name: string | null
  pmm_name: string | null
  department_owner_name: string | null
}

const ref = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

const tagsOf = ({ tags }: Pick<FeaturesTable, 'tags'>): string[] =>
  tags === '[]' ? [] : (JSON.parse(tags) as string[])

export const toFeature = (row: JoinedFeature): Feature => ({
  id: row.id,
  title: row.title,
  summary: row.summary,
  productArea:
    row.product_area_id === null
      ? null
      : {
          id: row.product_area_id,
          name: row.area_name ?? '',
          productStage: (row.area_stage ?? 'early') as NonNullable<Feature['productArea']>['productStage'],
        },
  stage: row.stage as Feature['stage'],
  pmOwner: ref(row.pm_owner_id, row.pm_name),
  pmmOwner: ref(row.pmm_owner_id, row.pmm_name),
  releaseDate: row.release_date,
  externalKey: row.external_key,
  externalLink: row.external_link,
  tags: tagsOf(row),
  requestingCustomers: row.requesting_customers,
  pmmJoinedOn: row.pmm_joined_on,
  prdFinalOn: row.prd_final_on,
  plannedFollowUps: row.planned_follow_ups,
  departmentOwner: ref(row.department_owner_id, row.department_owner_name),
  campaignBudget: row.campaign_budget,
  grade: row.grade as Feature['grade'],
  gradeDecidedOn: row.grade_decided_on,
  lookAgainOn: row.look_again_on,
  needsGrading: row.needs_grading === 1,
  archivedAt: row.archived_at,
  isConfidential: row.is_confidential === 1,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  version: row.version,
})

/** Converts a field's value into its column: lists as JSON. */
type Stored<Value> = Value extends readonly unknown[] ? string : Value
type ColumnFor<Value> = {
  [Column in keyof FeaturesTable]: Stored<Value> extends FeaturesTable[Column] ? Column : never
}[keyof FeaturesTable]

/** The column of each editable field. */
const columnOf = {
  title: 'title',
  summary: 'summary',
  productAreaId: 'product_area_id',
  stage: 'stage',
  pmOwnerId: 'pm_owner_id',
  pmmOwnerId: 'pmm_owner_id',
  releaseDate: 'release_date',
  externalKey: 'external_key',
  externalLink: 'external_link',
  tags: 'tags',
  requestingCustomers: 'requesting_customers',
  pmmJoinedOn: 'pmm_joined_on',
  prdFinalOn: 'prd_final_on',
  plannedFollowUps: 'planned_follow_ups',
  departmentOwnerId: 'department_owner_id',
  campaignBudget: 'campaign_budget',
} as const satisfies {
  [Field in FeatureField]: ColumnFor<Exclude<FeatureChange[Field], undefined>>
}

const writtenColumnNames = keysOf(columnOf).map((field) => [field, columnOf[field]] as const)

/** The columns that a change of editable fields sets; absent fields stay absent. */
export function writtenColumns(change: FeatureChange): Partial<FeaturesTable> {
  const columns: Record<string, string | number | null> = {}
  for (const [field, column] of writtenColumnNames) {
    const value = change[field]
    if (value !== undefined) columns[column] = Array.isArray(value) ? JSON.stringify(value) : value
  }
  return columns
}

const gradingStages = ['prd', 'building', 'gray']

type Derived =
  | 'is_archived'
  | 'needs_grading'
  | 'title_key'
  | 'release_first_key'
  | 'release_last_key'
  | 'grade_rank'
  | 'search_text'

/** The derived columns; features without a date sort last in either direction. */
export function derivedColumns(row: Omit<FeaturesTable, Derived>): Pick<FeaturesTable, Derived> {
  const isArchived = row.archived_at !== null
  return {
    is_archived: flag(isArchived),
    // Stage prd, building or gray and no decision (RULES.md, Lifecycles).
    needs_grading: flag(!isArchived && row.grade === null && gradingStages.includes(row.stage)),
    title_key: sortKey(row.title),
    release_first_key: row.release_date ?? '9999-12-31',
    release_last_key: row.release_date ?? '0000-00-00',
    grade_rank: row.grade === null ? -1 : grades.indexOf(row.grade as (typeof grades)[number]),
    search_text: searchable(row.title, row.external_key, ...tagsOf(row), row.summary),
  }
}

/** A new row with the initial value of every column. */
export function newFeatureRow(
  change: FeatureChange & { title: string },
  identity: { id: string; createdAt: string; isConfidential?: boolean | undefined },
): FeaturesTable {
  const row = {
    id: identity.id,
    summary: null,
    product_area_id: null,
    stage: 'planned',
    pm_owner_id: null,
    pmm_owner_id: null,
    release_date: null,
    external_key: null,
    external_link: null,
    tags: '[]',
    requesting_customers: null,
    pmm_joined_on: null,
    prd_final_on: null,
    planned_follow_ups: null,
    department_owner_id: null,
    campaign_budget: null,
    grade: null,
    grade_decided_on: null,
    look_again_on: null,
    archived_at: null,
    is_confidential: flag(identity.isConfidential === true),
    created_at: identity.createdAt,
    updated_at: identity.createdAt,
    version: 1,
    ...writtenColumns(change),
    title: change.title,
  }
  return { ...row, ...derivedColumns(row) }
}
