import type { Kysely } from 'kysely'
import type { Phase } from '../../contracts/lists.ts'
import type { Database } from '../../db/tables.ts'
import type { TaskFacts } from '../../domain/warnings/facts.ts'
import { listTaskFactRows } from './tasks.list.repository.ts'

/** The task facts that warnings need, by launch, in one query. */
export async function taskFactsOf(
  db: Kysely<Database>,
  launchIds: readonly string[],
): Promise<Map<string, TaskFacts[]>> {
  const byLaunch = new Map<string, TaskFacts[]>(launchIds.map((id) => [id, []]))
  if (launchIds.length === 0) return byLaunch
  for (const row of await listTaskFactRows(db, launchIds)) {
    byLaunch.get(row.launch_id)?.push({
      phase: row.phase as Phase,
      state: row.state as TaskFacts['state'],
      hasAssignee: row.assignee_id !== null,
      hasDeliverable: Boolean(row.has_deliverable),
      hasDoneCriterion: Boolean(row.has_done_criterion),
    })
  }
  return byLaunch
}
