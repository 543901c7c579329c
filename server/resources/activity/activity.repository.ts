import type { Kysely } from 'kysely'
import { compiledOnce } from '../../db/prepared.ts'
import { rowInsertion } from '../../db/row-insertion.ts'
import { type Statement, statementOf } from '../../db/statement.ts'
import type { Database } from '../../db/tables.ts'
import type { ActivityTable } from '../../db/tables/activity.ts'

const insertOne = compiledOnce((db: Kysely<Database>, row: Pick<ActivityTable, keyof ActivityTable>) =>
  db.insertInto('activity').values(row),
)

const insertMany = rowInsertion<ActivityTable>((db, rows) => db.insertInto('activity').values(rows))

/** The insertion of audit events, to run in the transaction of the change they record. */
export function activityInsertion(db: Kysely<Database>, rows: readonly ActivityTable[]): Statement {
  const [row, ...others] = rows
  const isOne = row !== undefined && others.length === 0
  return isOne ? statementOf(db, insertOne(db, row)) : insertMany(db, rows)
}
