import type { ExpressionBuilder, Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { TasksTable } from '../../db/tables/launches.ts'
import { refuse } from '../../domain/refusal.ts'
import { type JoinedTask, ticksOf } from './tasks.rows.ts'

const nameOf = (
  eb: ExpressionBuilder<Database, 'tasks'>,
  column: 'assignee_id' | 'completed_by_id' | 'skipped_by_id',
) => eb.selectFrom('people').select('people.name').whereRef('people.id', '=', `tasks.${column}`)

/** The names that are read with a task. Not joins, so that an update can return them. */
const names = (eb: ExpressionBuilder<Database, 'tasks'>) =>
  [
    nameOf(eb, 'assignee_id').as('assignee_name'),
    nameOf(eb, 'completed_by_id').as('completed_by_name'),
    nameOf(eb, 'skipped_by_id').as('skipped_by_name'),
  ] as const

/** Tasks with the names of people. */
export const joinedTasks = (db: Kysely<Database>) => db.selectFrom('tasks').selectAll('tasks').select(names)

/** @throws Refusal not-found */
export async function getTaskRow(db: Kysely<Database>, id: string): Promise<JoinedTask> {
  const row = await joinedTasks(db).where('tasks.id', '=', id).executeTakeFirst()
  if (!row) throw refuse('not-found', { params: { noun: 'task' } })
  return row
}

/** The names of people who ticked weeks of these tasks, by id; no query when there are no ticks. */
export async function tickNames(
  db: Kysely<Database>,
  rows: readonly TasksTable[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => ticksOf(row).map(({ byId }) => byId)))]
  if (ids.length === 0) return new Map()
  const people = await db.selectFrom('people').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** Every task row of a launch, without joins and order. */
export const listRowsOfLaunch = (db: Kysely<Database>, launchId: string): Promise<TasksTable[]> =>
  db
    .selectFrom('tasks')
    .selectAll()
    .where('launch_id', '=', launchId)
    .orderBy('position')
    .orderBy('id')
    .execute()

export async function insertTask(trx: Transaction<Database>, row: TasksTable): Promise<void> {
  await trx.insertInto('tasks').values(row).execute()
}

/** Changes a task that is still at `version`. @returns it afterwards @throws Refusal stale-version */
export async function changeTask(
  trx: Transaction<Database>,
  id: string,
  version: number,
  set: Partial<TasksTable>,
): Promise<JoinedTask> {
  const changed = await trx
    .updateTable('tasks')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .returning(names)
    .executeTakeFirst()
  if (!changed) throw refuse('stale-version', { params: { current: version + 1 } })
  return changed
}

const rowsPerWrite = 50

/**
 * Changes tasks that are still at the version of their row, and inserts others, fifty to a statement. Their launch must be
 * locked, because a task that was removed meanwhile would be inserted again.
 * @param changes of the same columns each
 * @throws Refusal stale-version
 */
export async function writeTasks(
  trx: Transaction<Database>,
  changes: readonly { row: TasksTable; set: Partial<TasksTable> }[],
  inserts: readonly TasksTable[],
): Promise<void> {
  const changed = changes.map(({ row, set }) => ({ ...row, ...set, version: row.version + 1 }))
  const rows = [...changed, ...inserts]
  const columns = [...Object.keys(changes[0]?.set ?? {}), 'version'] as (keyof TasksTable)[]
  for (let at = 0; at < rows.length; at += rowsPerWrite) {
    const some = rows.slice(at, at + rowsPerWrite)
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('tasks')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((eb) =>
            Object.fromEntries(columns.map((column) => [column, eb.ref(`excluded.${column}`)])),
          )
          .where((eb) => eb('excluded.version', '=', eb('tasks.version', '+', 1))),
      )
      .executeTakeFirstOrThrow()
    if (Number(numInsertedOrUpdatedRows) !== some.length) throw refuse('stale-version')
  }
}

export async function removeTasks(trx: Transaction<Database>, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await trx
      .deleteFrom('tasks')
      .where('id', 'in', [...ids])
      .execute()
}
