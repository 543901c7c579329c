import type { Kysely } from 'kysely'
import type { Phase } from '../../contracts/lists.ts'
import type { PlainDate } from '../../contracts/primitives.ts'
import type { Database } from '../../db/tables.ts'

/** The progress of a task, from which launch progress and concerns are computed. */
export type TaskProgress = {
  launchId: string
  phase: Phase
  isDone: boolean
  isSkipped: boolean
  dueOn: PlainDate
  leadTimeShort: boolean
}

/** The progress of the tasks of several launches, in one query. */
export async function tasksOfLaunches(
  db: Kysely<Database>,
  launchIds: readonly string[],
): Promise<TaskProgress[]> {
  if (launchIds.length === 0) return []
  const rows = await db
    .selectFrom('tasks')
    .where('launch_id', 'in', [...launchIds])
    .select(['launch_id', 'phase', 'state', 'due_on', 'lead_time_short'])
    .execute()
  return rows.map((row) => ({
    launchId: row.launch_id,
    phase: row.phase as Phase,
    isDone: row.state === 'done',
    isSkipped: row.state === 'skipped',
    dueOn: row.due_on,
    leadTimeShort: row.lead_time_short === 1,
  }))
}
