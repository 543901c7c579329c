/** Reads and writes checklists for plans. */
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import type { CurrentTask } from '../../domain/checklist/checklist-task.ts'
import type { Merge } from '../../domain/checklist/merge.ts'
import type { PreparedCalendar } from '../../domain/schedule/working-days.ts'
import { changeTask, insertTasks, listRowsOfLaunch, removeTasks } from './tasks.repository.ts'
import { newTaskRow, plannedColumns, toCurrentTask } from './tasks.rows.ts'

/** A launch's tasks for merging, and their versions. */
export async function checklistOf(
  db: Kysely<Database>,
  launchId: string,
): Promise<{ tasks: CurrentTask[]; versions: [id: string, version: number][] }> {
  const rows = await listRowsOfLaunch(db, launchId)
  return { tasks: rows.map(toCurrentTask), versions: rows.map(({ id, version }) => [id, version]) }
}

/**
 * Applies a merge to a locked launch. When the calendar has changed since, effective due dates are recomputed, as in the
 * rows of the merge.
 */
export async function applyMerge(
  trx: Transaction<Database>,
  deps: Pick<Deps, 'newId'>,
  launchId: string,
  merge: Merge,
  calendar: PreparedCalendar,
): Promise<void> {
  const sets = new Map(merge.changes.map(({ id, set }) => [id, set]))
  const gone = new Set(merge.removals)
  await removeTasks(trx, merge.removals)
  for (const row of await listRowsOfLaunch(trx, launchId)) {
    if (gone.has(row.id)) continue
    const set = sets.get(row.id)
    const columns = plannedColumns({ ...toCurrentTask(row), ...set }, calendar)
    if (row.state !== 'open') columns.due_on = row.due_on
    if (set !== undefined || columns.due_on !== row.due_on) {
      await changeTask(trx, row.id, row.version, columns)
    }
  }
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
