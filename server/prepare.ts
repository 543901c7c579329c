/** What every database needs before the first request: its tables, a calendar, a workspace, the shipped policies. */
import { migrateToLatest } from './db/migrate.ts'
import type { Deps } from './deps.ts'
import { ensureCalendars } from './resources/calendars/calendars.service.ts'
import { ensurePlaybook } from './resources/playbooks/playbooks.service.ts'
import { ensureRubric } from './resources/rubrics/rubrics.service.ts'
import { ensureWorkspace } from './resources/workspace/workspace.service.ts'

/** Safe to run again and by several servers at once: what is there stays as it is. */
export async function prepare(deps: Deps): Promise<void> {
  await migrateToLatest(deps.db)
  await ensureCalendars(deps)
  await ensureWorkspace(deps)
  await ensureRubric(deps)
  await ensurePlaybook(deps)
}
