/** The stored warnings with their dismissals. */
import type { Kysely } from 'kysely'
import type { Warning } from '../../contracts/warnings.ts'
import { countRows } from '../../db/page.ts'
import { flag } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import type { WarningsTable } from '../../db/tables/launches.ts'
import { refuse } from '../../domain/refusal.ts'

const joinedWarnings = (db: Kysely<Database>) =>
  db
    .selectFrom('warnings')
    .leftJoin('features', 'features.id', 'warnings.entity_id')
    .leftJoin('launches', 'launches.id', 'warnings.entity_id')
    .leftJoin('warning_dismissals', 'warning_dismissals.warning_id', 'warnings.id')
    .leftJoin('people', 'people.id', 'warning_dismissals.person_id')
    .selectAll('warnings')
    .select(['features.title as feature_title', 'launches.title as launch_title'])
    .select(['people.id as person_id', 'people.name as person_name', 'reason', 'dismissed_at'])

type JoinedWarning = WarningsTable & {
  feature_title: string | null
  launch_title: string | null
  person_id: string | null
  person_name: string | null
  reason: string | null
  dismissed_at: string | null
}

const toWarning = (row: JoinedWarning): Warning => ({
  id: row.id,
  code: row.code,
  slug: row.slug,
  severity: row.severity as Warning['severity'],
  title: JSON.parse(row.title) as Warning['title'],
  cause: JSON.parse(row.cause) as Warning['cause'],
  noun: row.noun as Warning['noun'],
  entityId: row.entity_id,
  entityTitle: row.feature_title ?? row.launch_title ?? '',
  dismissal:
    row.dismissed_at === null
      ? null
      : {
          by: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
          at: row.dismissed_at,
          reason: row.reason ?? '',
        },
})

/** Every warning of one feature or launch by code, including dismissed ones. */
export async function listWarningsOf(db: Kysely<Database>, entityId: string): Promise<Warning[]> {
  const rows = await joinedWarnings(db)
    .where('warnings.entity_id', '=', entityId)
    .orderBy('warnings.code')
    .orderBy('warnings.slug')
    .execute()
  return rows.map(toWarning)
}

/** The most severe warnings that are not dismissed, latest first within a severity, with the total. */
export async function listOpenWarnings(
  db: Kysely<Database>,
  limit: number,
): Promise<{ items: Warning[]; total: number }> {
  const rows = await joinedWarnings(db)
    .where('warnings.is_dismissed', '=', flag(false))
    .orderBy('warnings.rank', 'desc')
    .orderBy('warnings.holds_since', 'desc')
    .orderBy('warnings.id', 'desc')
    .limit(limit)
    .execute()
  const open = db.selectFrom('warnings').where('warnings.is_dismissed', '=', flag(false))
  return { items: rows.map(toWarning), total: await countRows(open) }
}

/** A current warning. @throws Refusal not-found */
export async function getWarning(db: Kysely<Database>, id: string): Promise<Warning> {
  const row = await joinedWarnings(db).where('warnings.id', '=', id).executeTakeFirst()
  if (!row) throw refuse('not-found', { params: { noun: 'warning' } })
  return toWarning(row)
}

const markDismissed = (db: Kysely<Database>, id: string, isDismissed: boolean) =>
  db
    .updateTable('warnings')
    .set({ is_dismissed: flag(isDismissed) })
    .where('id', '=', id)
    .execute()

/** Dismisses a warning, or replaces the reason. */
export async function writeDismissal(
  db: Kysely<Database>,
  warning: Pick<Warning, 'id' | 'entityId'>,
  dismissal: { personId: string; reason: string; at: string },
): Promise<void> {
  const set = { person_id: dismissal.personId, reason: dismissal.reason, dismissed_at: dismissal.at }
  await db
    .insertInto('warning_dismissals')
    .values({ warning_id: warning.id, entity_id: warning.entityId, ...set })
    .onConflict((conflict) => conflict.column('warning_id').doUpdateSet(set))
    .execute()
  await markDismissed(db, warning.id, true)
}

export async function removeDismissal(db: Kysely<Database>, warningId: string): Promise<void> {
  await db.deleteFrom('warning_dismissals').where('warning_id', '=', warningId).execute()
  await markDismissed(db, warningId, false)
}
