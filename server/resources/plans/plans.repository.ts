import type { Kysely, Transaction } from 'kysely'
import { CalendarDefinition } from '../../contracts/calendars.ts'
import { NewPreview } from '../../contracts/plans.ts'
import { PlaybookDefinition } from '../../contracts/playbooks.ts'
import type { Database } from '../../db/tables.ts'

/** A stored preview: its input, and a digest of everything it depends on. */
export type StoredPreview = {
  id: string
  launchId: string
  request: NewPreview
  digest: string
  createdAt: string
}

/** What every plan is computed with, whatever its launch: the workspace's time zone and calendar, and a playbook. */
export type PlanRules = {
  timeZone: string
  calendar: CalendarDefinition
  playbook: { id: string; version: number; definition: PlaybookDefinition }
}

/** @param playbook the id of a version, or the highest */
export async function getPlanRules(
  db: Kysely<Database>,
  playbook: { id: string } | 'current',
): Promise<PlanRules> {
  const query = db
    .selectFrom('workspaces')
    .innerJoin('calendars', 'calendars.id', 'workspaces.calendar_id')
    .innerJoin('playbooks', (join) => join.onTrue())
    .select(['workspaces.time_zone', 'calendars.definition as calendar'])
    .select(['playbooks.id', 'playbooks.version', 'playbooks.definition'])
  const row = await (
    playbook === 'current'
      ? query.orderBy('playbooks.version', 'desc').limit(1)
      : query.where('playbooks.id', '=', playbook.id)
  ).executeTakeFirstOrThrow()
  const definition = PlaybookDefinition.parse(JSON.parse(row.definition))
  return {
    timeZone: row.time_zone,
    calendar: CalendarDefinition.parse(JSON.parse(row.calendar)),
    playbook: { id: row.id, version: row.version, definition },
  }
}

/** The request of a stored preview. */
export const readRequest = (stored: string): NewPreview => NewPreview.parse(JSON.parse(stored))

export async function insertPreview(trx: Transaction<Database>, preview: StoredPreview): Promise<void> {
  await trx
    .insertInto('previews')
    .values({
      id: preview.id,
      launch_id: preview.launchId,
      request: JSON.stringify(preview.request),
      digest: preview.digest,
      created_at: preview.createdAt,
    })
    .execute()
}

/** Deletes expired previews of a launch. */
export async function removePreviewsBefore(
  trx: Transaction<Database>,
  launchId: string,
  instant: string,
): Promise<void> {
  await trx
    .deleteFrom('previews')
    .where('launch_id', '=', launchId)
    .where('created_at', '<', instant)
    .execute()
}
