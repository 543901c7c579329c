import type { Transaction } from 'kysely'
import type { ActivityTable, Database } from '../../db/tables.ts'

/** Inserts audit events, in the transaction of the change they record. */
export async function insertActivities(trx: Transaction<Database>, rows: ActivityTable[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('activity').values(rows).execute()
}
