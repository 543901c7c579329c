import type { CompiledQuery, Kysely } from 'kysely'
import { compiledOnce } from '../../db/prepared.ts'
import type { Database } from '../../db/tables.ts'
import type { ActivityTable } from '../../db/tables/activity.ts'

const insertOne = compiledOnce((db: Kysely<Database>, row: Pick<ActivityTable, keyof ActivityTable>) =>
  db.insertInto('activity').values(row),
)

/** The insertion of audit events, to run in the transaction of the change they record. */
export function activityInsertion(db: Kysely<Database>, rows: readonly ActivityTable[]): CompiledQuery {
  const [row, ...others] = rows
  return row && others.length === 0 ? insertOne(db, row) : db.insertInto('activity').values(rows).compile()
}
