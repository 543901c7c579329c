import type { Kysely } from 'kysely'
import type { Warning } from '../../contracts/warnings.ts'
import type { Database } from '../../db/tables.ts'

export type Dismissals = ReadonlyMap<string, NonNullable<Warning['dismissal']>>

/** The dismissals of these warnings, by warning id. */
export async function findDismissals(db: Kysely<Database>, ids: readonly string[]): Promise<Dismissals> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('warning_dismissals')
    .innerJoin('people', 'people.id', 'warning_dismissals.person_id')
    .selectAll('warning_dismissals')
    .select('people.name as person_name')
    .where('warning_id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map((row) => [
      row.warning_id,
      {
        by: { id: row.person_id, name: row.person_name },
        at: row.dismissed_at,
        reason: row.reason,
      },
    ]),
  )
}

/** Dismisses a warning, or gives a newer reason. */
export async function writeDismissal(
  db: Kysely<Database>,
  warningId: string,
  dismissal: { entityId: string; personId: string; reason: string; at: string },
): Promise<void> {
  const set = { person_id: dismissal.personId, reason: dismissal.reason, dismissed_at: dismissal.at }
  await db
    .insertInto('warning_dismissals')
    .values({ warning_id: warningId, entity_id: dismissal.entityId, ...set })
    .onConflict((conflict) => conflict.column('warning_id').doUpdateSet(set))
    .execute()
}

export async function removeDismissal(db: Kysely<Database>, warningId: string): Promise<void> {
  await db.deleteFrom('warning_dismissals').where('warning_id', '=', warningId).execute()
}
