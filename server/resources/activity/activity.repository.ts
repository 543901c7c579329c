import type { Transaction } from 'kysely'
import type { ActivityTable, Database } from '../../db/tables.ts'

/** Writes what happened; in the same transaction as what it tells of. */
export async function insertActivities(trx: Transaction<Database>, rows: ActivityTable[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('activity').values(rows).execute()
}
