/** Recording what Headrace asks of the database in one request, and doing the same again without Headrace. */
import type SqliteDatabase from 'better-sqlite3'

export type Statement = { sql: string; parameters: readonly unknown[] }

/** A request's statements, with the parameters that differ per request. */
export type Recording = { statements: Statement[]; isWrite: boolean; own: string[] }

const control = /^(begin|commit|rollback)/i

export const withoutControl = (statements: Statement[]): Statement[] =>
  statements.filter(({ sql }) => !control.test(sql))

/**
 * Prepares a recording once.
 * @returns a function that runs it with other values in place of the recording's own, and gives each statement's rows
 */
export function replay(db: SqliteDatabase.Database, { statements, isWrite, own }: Recording) {
  const prepared = statements.map(({ sql, parameters }) => {
    const statement = db.prepare(sql)
    return { statement, parameters, places: parameters.map((value) => own.indexOf(value as string)) }
  })
  const run = (values: string[]): unknown[][] =>
    prepared.map(({ statement, parameters, places }) => {
      const bound = parameters.map((value, index) => (places[index]! < 0 ? value : values[places[index]!]))
      if (statement.reader) return statement.all(bound)
      statement.run(bound)
      return []
    })
  return isWrite ? db.transaction(run) : run
}
