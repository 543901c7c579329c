/** Prepares a database for the first request: tables, a calendar, a workspace, the shipped policies, an administrator. */
import { ConfigError } from './config.ts'
import { migrateToLatest } from './db/migrate.ts'
import type { Deps } from './deps.ts'
import { ensureAdministrator, isSetUp } from './resources/accounts/first-administrator.service.ts'
import { ensureCalendars } from './resources/calendars/calendars.service.ts'
import { ensurePlaybook } from './resources/playbooks/playbooks.service.ts'
import { ensureRubric } from './resources/rubrics/rubrics.service.ts'
import { ensureWorkspace } from './resources/workspace/workspace.service.ts'

/**
 * Idempotent, also when several servers run it at once: existing data is not changed.
 * @throws ConfigError when strangers could become the first administrator
 */
export async function prepare(deps: Deps): Promise<void> {
  await migrateToLatest(deps.db)
  await ensureCalendars(deps)
  await ensureWorkspace(deps)
  await ensureRubric(deps)
  await ensurePlaybook(deps)
  await ensureAdministrator(deps)
  if (!deps.config.isLoopback && !(await isSetUp(deps))) {
    throw new ConfigError(
      'Headrace cannot start: HOST or HEADRACE_URL lets other machines connect, and nobody exists yet, so whoever came\n' +
        '  first would be administrator. Set HEADRACE_ADMIN_EMAIL and HEADRACE_ADMIN_PASSWORD, or make the administrator on\n' +
        '  this machine first (HOST=127.0.0.1, without HEADRACE_URL).',
    )
  }
}
