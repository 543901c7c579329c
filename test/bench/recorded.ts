/** Recording what Headrace asks of the database in one request, and doing the same again without Headrace. */
import type SqliteDatabase from 'better-sqlite3'
import type { SqliteDatabase as KyselyConnection } from 'kysely'
import { cacheStatements } from '#server/db/statement-cache.ts'

/** `changed` is the number of rows that it wrote; null for a query. */
type Statement = { sql: string; parameters: readonly unknown[]; changed: number | null }

/** A request's statements. `own` are the parameters that differ per request. */
export type Recording = { statements: Statement[]; isWrite: boolean; own: readonly unknown[] }

const control = /^(begin|commit|rollback)/i
const writing = /^(insert|update|delete)/i

/** A connection for Kysely that appends each statement to `recorded`, except those that begin and end transactions. */
export function recordStatements(
  connection: SqliteDatabase.Database,
  recorded: (statement: Statement) => void,
): KyselyConnection {
  const cached = cacheStatements(connection)
  return {
    close: () => cached.close(),
    prepare(sql) {
      const statement = cached.prepare(sql)
      return {
        reader: statement.reader,
        all(parameters) {
          const rows = statement.all(parameters)
          recorded({ sql, parameters, changed: writing.test(sql) ? rows.length : null })
          return rows
        },
        run(parameters) {
          const result = statement.run(parameters)
          if (!control.test(sql)) recorded({ sql, parameters, changed: result.changes })
          return result
        },
        iterate: () => {
          throw new Error('Nothing is streamed')
        },
      }
    },
  }
}

/**
 * Prepares a recording once.
 * @returns a function that runs it with other values in place of the recording's own, and gives each statement's rows;
 * it throws when a statement does not change as many rows as in the recording
 */
export function replay(db: SqliteDatabase.Database, { statements, isWrite, own }: Recording) {
  const prepared = statements.map(({ sql, parameters, changed }) => {
    const statement = db.prepare(sql)
    return { statement, parameters, changed, places: parameters.map((value) => own.indexOf(value)) }
  })
  const run = (values: readonly unknown[]): unknown[][] =>
    prepared.map(({ statement, parameters, changed, places }) => {
      const bound = parameters.map((value, index) => (places[index]! < 0 ? value : values[places[index]!]))
      const rows = statement.reader ? statement.all(bound) : []
      const changes = statement.reader ? rows.length : statement.run(bound).changes
      if (changed !== null && changes !== changed)
        throw new Error(`changed ${changes} rows instead of ${changed}: ${statement.source}`)
      return rows
    })
  return isWrite ? db.transaction(run) : run
}
