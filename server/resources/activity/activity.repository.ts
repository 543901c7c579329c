import type { Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { ActivityTable } from '../../db/tables/activity.ts'

/** Inserts audit events, in the transaction of the change they record. */
export async function insertActivities(trx: Transaction<Database>, rows: ActivityTable[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('activity').values(rows).execute()
}
