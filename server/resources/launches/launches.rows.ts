/** Maps launches between contract and table, with the derived columns for sorting and search. */
import type { LaunchChange, LaunchStatus } from '../../contracts/launches.ts'
import type { PlainDate } from '../../contracts/primitives.ts'
import { flag, searchable, sortKey } from '../../db/portable.ts'
import type { LaunchesTable } from '../../db/tables/launches.ts'
import { keysOf } from '../../domain/fields/field-spec.ts'
import type { LaunchField } from '../../domain/fields/launch-fields.ts'

/** A row joined with the names of people. */
export type JoinedLaunch = LaunchesTable & { owner_name: string | null; playbook_version: number | null }

/** The columns that concerns and warnings depend on. */
export const factColumns = [
  'id',
  'status',
  'launch_date',
  'grade',
  'grade_reason',
  'paid_spend',
  'planned_at',
  'archived_at',
  'created_at',
  'has_concerns',
] as const satisfies (keyof LaunchesTable)[]

/** A launch as concerns and warnings read it. */
export type LaunchFactRow = Pick<LaunchesTable, (typeof factColumns)[number]>

type Derived = 'is_archived' | 'title_key' | 'date_first_key' | 'date_last_key' | 'search_text'

/** The derived columns; launches without a date sort last in either direction. */
export const derivedColumns = (
  row: Omit<LaunchesTable, Derived | 'has_concerns'>,
): Pick<LaunchesTable, Derived> => ({
  is_archived: flag(row.archived_at !== null),
  title_key: sortKey(row.title),
  date_first_key: row.launch_date ?? '9999-12-31',
  date_last_key: row.launch_date ?? '0000-00-00',
  search_text: searchable(row.title, row.summary),
})

type ColumnFor<Value> = {
  [Column in keyof LaunchesTable]: Value extends LaunchesTable[Column] ? Column : never
}[keyof LaunchesTable]

/** The column of each editable field; the features of a launch are a separate table. */
const columnOf = {
  title: 'title',
  summary: 'summary',
  ownerId: 'owner_id',
  paidSpend: 'paid_spend',
} as const satisfies {
  [Field in Exclude<LaunchField, 'featureIds'>]: ColumnFor<Exclude<LaunchChange[Field], undefined>>
}

/** The columns that a change of editable fields sets; absent fields stay absent. */
export function writtenColumns(change: LaunchChange): Partial<LaunchesTable> {
  const columns: Record<string, string | number | null> = {}
  for (const field of keysOf(columnOf)) {
    const value = change[field]
    if (value !== undefined) columns[columnOf[field]] = value
  }
  return columns
}

/** The status of a launch; live is derived (RULES.md, Lifecycles). */
export function statusOf(
  row: Pick<LaunchesTable, 'archived_at' | 'status' | 'launch_date'>,
  today: PlainDate,
): LaunchStatus {
  if (row.archived_at !== null) return 'archived'
  if (row.status === 'draft') return 'draft'
  return row.launch_date !== null && row.launch_date <= today ? 'live' : 'planned'
}
