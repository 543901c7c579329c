import type { Kysely, Transaction } from 'kysely'
import { CalendarDefinition } from '../../contracts/calendars.ts'
import type { WorkspaceChange } from '../../contracts/workspace.ts'
import { lockRows } from '../../db/portable.ts'
import { prepared } from '../../db/prepared.ts'
import type { Database } from '../../db/tables.ts'
import type { WorkspacesTable } from '../../db/tables/features.ts'
import { refuse } from '../../domain/refusal.ts'

/** The id of the single row: an installation has one company. */
export const workspaceId = '00000000-0000-7000-8000-000000000000'

/** @throws Error when `prepare` has not run */
export async function getWorkspaceRow(db: Kysely<Database>): Promise<WorkspacesTable> {
  return db.selectFrom('workspaces').selectAll().where('id', '=', workspaceId).executeTakeFirstOrThrow()
}

const schedules = prepared((db: Kysely<Database>, { id }: { id: string }) =>
  db
    .selectFrom('workspaces')
    .innerJoin('calendars', 'calendars.id', 'workspaces.calendar_id')
    .where('workspaces.id', '=', id)
    .select(['workspaces.time_zone', 'calendars.definition']),
)

/** The workspace's time zone and calendar. @throws Error when `prepare` has not run */
export async function getSchedule(
  db: Kysely<Database>,
): Promise<{ timeZone: string; definition: CalendarDefinition }> {
  const [row] = await schedules(db, { id: workspaceId })
  if (!row) throw new Error('There is no workspace: prepare has not run')
  return { timeZone: row.time_zone, definition: CalendarDefinition.parse(JSON.parse(row.definition)) }
}

/** Locks the row until the transaction ends. */
export async function lockWorkspaceRow(trx: Transaction<Database>): Promise<void> {
  await lockRows(trx, trx.selectFrom('workspaces').select('id').where('id', '=', workspaceId)).execute()
}

/** Inserts the row unless it exists; safe with several servers. */
export async function insertWorkspaceOnce(
  trx: Transaction<Database>,
  row: Omit<WorkspacesTable, 'id' | 'version' | 'second_factor_roles'>,
): Promise<void> {
  await trx
    .insertInto('workspaces')
    .values({ ...row, id: workspaceId, version: 1, second_factor_roles: '[]' })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function markSampleRow(trx: Transaction<Database>): Promise<void> {
  await trx.updateTable('workspaces').set({ is_sample: 1 }).where('id', '=', workspaceId).execute()
}

/** @throws Refusal stale-version */
export async function changeWorkspaceRow(
  trx: Transaction<Database>,
  version: number,
  change: WorkspaceChange,
): Promise<WorkspacesTable> {
  const result = await trx
    .updateTable('workspaces')
    .set({
      name: change.name,
      time_zone: change.timeZone,
      currency: change.currency,
      calendar_id: change.calendarId,
      second_factor_roles: change.secondFactorRoles && JSON.stringify(change.secondFactorRoles),
      version: version + 1,
    })
    .where('id', '=', workspaceId)
    .where('version', '=', version)
    .executeTakeFirst()
  const row = await getWorkspaceRow(trx)
  if (result.numUpdatedRows === 0n) throw refuse('stale-version', { params: { current: row.version } })
  return row
}
