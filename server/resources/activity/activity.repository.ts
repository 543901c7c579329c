import type { CompiledQuery, Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { ActivityTable } from '../../db/tables/activity.ts'

/** The insertion of audit events, to run in the transaction of the change they record. */
export const activityInsertion = (db: Kysely<Database>, rows: readonly ActivityTable[]): CompiledQuery =>
  db.insertInto('activity').values(rows).compile()
