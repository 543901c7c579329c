/** Tables as an export shows them: these columns and no others, so that a new one is thought about before it leaves. */
import { expressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/tables.ts'

type Cell = string | number | null

/** A table that is exported. */
export type ExportedTable = Readonly<{
  table: keyof Database & string
  /** Its order; together unique. */
  keys: readonly string[]
  columns: readonly string[]
  /** Columns that are empty for some rows: what is secret until later. */
  hidden?: Readonly<Record<string, RawBuilder<unknown>>>
}>

const table = <Name extends keyof Database & string>(
  name: Name,
  keys: readonly (keyof Database[Name] & string)[],
  columns: readonly (keyof Database[Name] & string)[],
  hidden: Readonly<Record<string, RawBuilder<unknown>>> = {},
): ExportedTable => ({ table: name, keys, columns, hidden })

/** Of rounds that are open nobody learns a score before giving their own (domain.md, Blindness). */
const closedRounds = expressionBuilder<Database>()
  .selectFrom('grading_rounds')
  .select('grading_rounds.id')
  .where('grading_rounds.closed_at', 'is not', null)
const roundIsClosed = sql`scorecards.submitted_at is not null and scorecards.round_id in ${closedRounds}`

/** Everything, save what lets people in (hashes, secrets, links), what only speeds up lists, and unfinished imports. */
export const exportedTables: readonly ExportedTable[] = [
  table('workspaces', ['id'], ['id', 'name', 'time_zone', 'currency', 'calendar_id', 'version']),
  table('calendars', ['id'], ['id', 'slug', 'definition', 'version']),
  // prettier-ignore
  table('people', ['id'], ['id', 'name', 'email', 'role', 'job_function', 'is_department_lead', 'language', 'created_at', 'disabled_at', 'anonymised_at', 'version']),
  table('product_areas', ['id'], ['id', 'name', 'product_stage', 'version']),
  table('rubrics', ['id'], ['id', 'version', 'definition', 'note', 'published_at', 'published_by_id']),
  table('playbooks', ['id'], ['id', 'version', 'definition', 'note', 'published_at', 'published_by_id']),
  // prettier-ignore
  table('features', ['id'], ['id', 'title', 'summary', 'product_area_id', 'stage', 'pm_owner_id', 'pmm_owner_id', 'department_owner_id', 'release_date', 'external_key', 'external_link', 'tags', 'requesting_customers', 'pmm_joined_on', 'prd_final_on', 'planned_follow_ups', 'campaign_budget', 'grade', 'grade_decided_on', 'look_again_on', 'is_confidential', 'archived_at', 'created_at', 'updated_at', 'version']),
  table('feature_named_people', ['feature_id', 'person_id'], ['feature_id', 'person_id']),
  // prettier-ignore
  table('grading_rounds', ['id'], ['id', 'feature_id', 'number', 'rubric_id', 'opened_at', 'closed_at']),
  table(
    'scorecards',
    ['id'],
    // prettier-ignore
    ['id', 'round_id', 'person_id', 'job_function', 'scores', 'submitted_at', 'revised_scores', 'revised_at', 'version'],
    { scores: roundIsClosed, revised_scores: roundIsClosed },
  ),
  table('reveals', ['round_id', 'person_id'], ['round_id', 'person_id', 'revealed_at']),
  // prettier-ignore
  table('decisions', ['id'], ['id', 'feature_id', 'round_id', 'grade', 'decider_id', 'participant_ids', 'reason', 'look_again_on', 'lifted_gates', 'snapshot', 'total', 'decided_at', 'is_superseded']),
  // prettier-ignore
  table('launches', ['id'], ['id', 'title', 'summary', 'status', 'launch_date', 'owner_id', 'grade', 'grade_reason', 'paid_spend', 'playbook_id', 'planned_at', 'is_confidential', 'archived_at', 'created_at', 'updated_at', 'version']),
  table('launch_named_people', ['launch_id', 'person_id'], ['launch_id', 'person_id']),
  table('launch_features', ['launch_id', 'feature_id'], ['launch_id', 'feature_id', 'position']),
  // prettier-ignore
  table('tasks', ['id'], ['id', 'launch_id', 'slug', 'phase', 'position', 'title', 'deliverable', 'done_when', 'owner_function', 'assist_functions', 'after', 'offset_days', 'weeks', 'planned_on', 'due_override', 'due_on', 'lead_time_short', 'assignee_id', 'note', 'deliverable_link', 'ticks', 'state', 'completed_at', 'completed_by_id', 'skipped_at', 'skipped_by_id', 'skip_reason', 'kept_because', 'version']),
  table(
    'warning_dismissals',
    ['warning_id'],
    ['warning_id', 'entity_id', 'person_id', 'reason', 'dismissed_at'],
  ),
  // prettier-ignore
  table('imports', ['id'], ['id', 'person_id', 'file_name', 'encoding', 'created_at', 'committed_at', 'summary']),
  table('deletions', ['entity_id'], ['entity_id', 'noun', 'is_confidential', 'person_id', 'deleted_at']),
  // prettier-ignore
  table('activity', ['id'], ['id', 'at', 'person_id', 'noun', 'entity_id', 'entity_title', 'within_id', 'verb', 'changes', 'origin_kind', 'origin_id', 'address', 'redacted_at']),
]

/** Tables that an export leaves out, and why. A test holds both lists against the database. */
export const tablesLeftOut: Readonly<Partial<Record<keyof Database, string>>> = {
  sessions: 'open sessions: they let people in',
  passwords: 'hashes of passwords',
  second_factors: 'secrets of second factors',
  recovery_codes: 'hashes of recovery codes',
  account_links: 'hashes of links that set a password',
  identities: 'who signs in through which provider',
  single_sign_on_requests: 'sign-ins under way',
  api_tokens: 'hashes of tokens',
  rate_limits: 'how often something was tried',
  import_rows: 'how files were read before they were imported',
  decision_levels: 'made from decisions, for finding them by level',
  previews: 'plans that nobody confirmed',
  warnings: 'made from the other tables; the page of each feature and launch shows them',
  warning_recomputations: 'when this installation computed its warnings',
}

const rowsAtOnce = 500

/** Every row of a table in the order of its key, some at a time. */
export async function* eachRow(
  db: Kysely<Database>,
  { table: name, keys, columns, hidden = {} }: ExportedTable,
): AsyncGenerator<Cell[][]> {
  const selected = columns.map((column) => {
    const value = sql<Cell>`${sql.ref(`${name}.${column}`)}`
    const shown = hidden[column]
    return (shown ? sql<Cell>`case when ${shown} then ${value} end` : value).as(column)
  })
  const order = sql.join(keys.map((key) => sql.ref(`${name}.${key}`)))
  let last: Cell[] | undefined
  for (;;) {
    // Whichever table: to the compiler it is one of them.
    let query = db.selectFrom(name as 'people').select(selected)
    if (last) query = query.where(sql<boolean>`(${order}) > (${sql.join(last)})`)
    for (const key of keys) query = query.orderBy(sql.ref(`${name}.${key}`))
    const rows = (await query.limit(rowsAtOnce).execute()) as Record<string, Cell>[]
    if (rows.length === 0) return
    yield rows.map((row) => columns.map((column) => row[column] ?? null))
    const end = rows.at(-1)
    last = keys.map((key) => end?.[key] ?? null)
    if (rows.length < rowsAtOnce) return
  }
}

/** The ids of every feature or launch, archived ones too, some at a time. */
export async function* eachId(
  db: Kysely<Database>,
  entities: 'features' | 'launches',
  atOnce: number,
): AsyncGenerator<string[]> {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom(entities)
      .select('id')
      .where('id', '>', after)
      .orderBy('id')
      .limit(atOnce)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    yield rows.map(({ id }) => id)
    after = last.id
  }
}
