/** Prepares a database for the first request: tables, a calendar, a workspace, the shipped policies, an administrator. */
import { migrateToLatest } from './db/migrate.ts'
import type { Deps } from './deps.ts'
import { ensureAdministrator } from './resources/accounts/first-administrator.service.ts'
import { ensureCalendars } from './resources/calendars/calendars.service.ts'
import { ensurePlaybook } from './resources/playbooks/playbooks.service.ts'
import { ensureRubric } from './resources/rubrics/rubrics.service.ts'
import { ensureWorkspace } from './resources/workspace/workspace.service.ts'

/**
 * Idempotent, also when several servers run it at once: existing data is not changed.
 * @throws ConfigError when the administrator’s password of the environment is easy to guess
 */
export async function prepare(deps: Deps): Promise<void> {
  await migrateToLatest(deps.db)
  await ensureCalendars(deps)
  await ensureWorkspace(deps)
  await ensureRubric(deps)
  await ensurePlaybook(deps)
  await ensureAdministrator(deps)
}
