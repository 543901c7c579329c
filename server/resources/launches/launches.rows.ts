/** A launch between contract and table, and what is kept beside it for orders and search. */
import type { LaunchChange, LaunchStatus } from '../../contracts/launches.ts'
import type { PlainDate } from '../../contracts/primitives.ts'
import { flag, searchable, sortKey } from '../../db/portable.ts'
import type { LaunchesTable } from '../../db/tables.ts'
import { keysOf } from '../../domain/fields/field-spec.ts'
import type { LaunchField } from '../../domain/fields/launch-fields.ts'

/** A row with the names that a reader of the launch wants instead of ids. */
export type JoinedLaunch = LaunchesTable & { owner_name: string | null; playbook_version: number | null }

type Derived = 'is_archived' | 'title_key' | 'date_first_key' | 'date_last_key' | 'search_text'

/** The columns derived from the others; launches without a date come last in either direction. */
export const derivedColumns = (row: Omit<LaunchesTable, Derived>): Pick<LaunchesTable, Derived> => ({
  is_archived: flag(row.archived_at !== null),
  title_key: sortKey(row.title),
  date_first_key: row.launch_date ?? '9999-12-31',
  date_last_key: row.launch_date ?? '0000-00-00',
  search_text: searchable(row.title, row.summary),
})

type ColumnFor<Value> = {
  [Column in keyof LaunchesTable]: Value extends LaunchesTable[Column] ? Column : never
}[keyof LaunchesTable]

/** The column of each field that people write; which features a launch promotes is a table of its own. */
const columnOf = {
  title: 'title',
  summary: 'summary',
  ownerId: 'owner_id',
  paidSpend: 'paid_spend',
} as const satisfies {
  [Field in Exclude<LaunchField, 'featureIds'>]: ColumnFor<Exclude<LaunchChange[Field], undefined>>
}

/** The columns that a change of written fields sets; absent fields stay absent. */
export function writtenColumns(change: LaunchChange): Partial<LaunchesTable> {
  const columns: Record<string, string | number | null> = {}
  for (const field of keysOf(columnOf)) {
    const value = change[field]
    if (value !== undefined) columns[columnOf[field]] = value
  }
  return columns
}

/** Where a launch is in its life; live is derived (RULES.md, Lifecycles). */
export function statusOf(
  row: Pick<LaunchesTable, 'archived_at' | 'status' | 'launch_date'>,
  today: PlainDate,
): LaunchStatus {
  if (row.archived_at !== null) return 'archived'
  if (row.status === 'draft') return 'draft'
  return row.launch_date !== null && row.launch_date <= today ? 'live' : 'planned'
}
