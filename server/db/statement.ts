import type { CompiledQuery, Kysely } from 'kysely'
import type { Database } from './tables.ts'

/**
 * A statement that is compiled before the transaction that runs it, so that it takes less of its time.
 * @returns the number of rows that it wrote
 */
export type Statement = (trx: Kysely<Database>) => Promise<number>

const filterOf = (db: Kysely<Database>) => db.getExecutor().plugins[0]

/**
 * @param db what `compiled` was compiled with
 * @throws Error when it is run under the row filter of somebody else
 */
export function statementOf(db: Kysely<Database>, compiled: CompiledQuery): Statement {
  const filter = filterOf(db)
  return async (trx) => {
    if (filterOf(trx) !== filter) throw new Error(`Compiled for another person: ${compiled.sql}`)
    const { numAffectedRows } = await trx.executeQuery(compiled)
    return Number(numAffectedRows ?? 0)
  }
}
