/** Reads and writes checklists for plans. */
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { TasksTable } from '../../db/tables/launches.ts'
import type { Deps } from '../../deps.ts'
import type { CurrentTask } from '../../domain/checklist/checklist-task.ts'
import type { Merge } from '../../domain/checklist/merge.ts'
import type { PreparedCalendar } from '../../domain/schedule/working-days.ts'
import { changeTasks, insertTasks, listRowsOfLaunch, removeTasks } from './tasks.repository.ts'
import { newTaskRow, plannedColumns, toCurrentTask } from './tasks.rows.ts'

/** A launch's tasks: as rows, for writing, and for merging. */
export type Checklist = { rows: readonly TasksTable[]; tasks: CurrentTask[] }

export async function checklistOf(db: Kysely<Database>, launchId: string): Promise<Checklist> {
  const rows = await listRowsOfLaunch(db, launchId)
  return { rows, tasks: rows.map(toCurrentTask) }
}

/**
 * Applies a merge to a locked launch. When the calendar has changed since, effective due dates are recomputed, as in the
 * rows of the merge.
 * @param rows all tasks of the launch, read after locking it
 */
export async function applyMerge(
  trx: Transaction<Database>,
  deps: Pick<Deps, 'newId'>,
  launchId: string,
  { rows, merge, calendar }: { rows: readonly TasksTable[]; merge: Merge; calendar: PreparedCalendar },
): Promise<void> {
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
  await changeTasks(trx, changes)
  const inserts = merge.inserts.map((task) => newTaskRow(task, { id: deps.newId(), launchId }, calendar))
  await insertTasks(trx, inserts)
}

/** Removes every task of a launch whose first plan is undone. */
export async function removeChecklist(trx: Transaction<Database>, launchId: string): Promise<void> {
  const rows = await listRowsOfLaunch(trx, launchId)
  await removeTasks(
    trx,
    rows.map(({ id }) => id),
  )
}
