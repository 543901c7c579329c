/** Reads and writes checklists for plans. */
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { LaunchesTable, TasksTable } from '../../db/tables/launches.ts'
import type { Deps } from '../../deps.ts'
import type { CurrentTask } from '../../domain/checklist/checklist-task.ts'
import type { Merge } from '../../domain/checklist/merge.ts'
import type { PreparedCalendar } from '../../domain/schedule/working-days.ts'
import { launchTaskOf } from '../launches/parts.service.ts'
import { listRowsOfLaunch, removeTasks, writeTasks } from './tasks.repository.ts'
import { newTaskRow, plannedColumns, toCurrentTask } from './tasks.rows.ts'

/** A launch's tasks: as rows, for writing, and for merging. */
export type Checklist = { rows: readonly TasksTable[]; tasks: CurrentTask[] }

type LaunchTask = ReturnType<typeof launchTaskOf>

/** The tasks of a launch; a draft has none. */
export async function checklistOf(
  db: Kysely<Database>,
  { id, status }: Pick<LaunchesTable, 'id' | 'status'>,
): Promise<Checklist> {
  const rows = status === 'draft' ? [] : await listRowsOfLaunch(db, id)
  return { rows, tasks: rows.map(toCurrentTask) }
}

/**
 * Applies a merge to a locked launch. When the calendar has changed since, effective due dates are recomputed, as in the
 * rows of the merge.
 * @param rows all tasks of the launch, read after locking it
 * @returns the tasks of the launch afterwards, in no particular order
 */
export async function applyMerge(
  trx: Transaction<Database>,
  deps: Pick<Deps, 'newId'>,
  launchId: string,
  { rows, merge, calendar }: { rows: readonly TasksTable[]; merge: Merge; calendar: PreparedCalendar },
): Promise<LaunchTask[]> {
  const sets = new Map(merge.changes.map(({ id, set }) => [id, set]))
  const gone = new Set(merge.removals)
  await removeTasks(trx, merge.removals)
  const changes = rows.flatMap((row) => {
    if (gone.has(row.id)) return []
    const set = sets.get(row.id)
    const columns = plannedColumns({ ...toCurrentTask(row), ...set }, calendar)
    if (row.state !== 'open') columns.due_on = row.due_on
    return set !== undefined || columns.due_on !== row.due_on ? { row, set: columns } : []
  })
  const inserts = merge.inserts.map((task) => newTaskRow(task, { id: deps.newId(), launchId }, calendar))
  await writeTasks(trx, changes, inserts)
  const written = new Map<string, TasksTable>(changes.map(({ row, set }) => [row.id, { ...row, ...set }]))
  const staying = rows.flatMap((row) => (gone.has(row.id) ? [] : (written.get(row.id) ?? row)))
  return [...staying, ...inserts].map(launchTaskOf)
}

/** Removes every task of a launch whose first plan is undone. */
export const removeChecklist = (trx: Transaction<Database>, { rows }: Checklist): Promise<void> =>
  removeTasks(
    trx,
    rows.map(({ id }) => id),
  )
