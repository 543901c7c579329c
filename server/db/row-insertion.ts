import { type Compilable, type CompiledQuery, createQueryId, type Kysely } from 'kysely'
import { type Statement, statementOf } from './statement.ts'
import type { Database } from './tables.ts'

/**
 * An insertion of many rows, compiled once per connection and number of rows: building and compiling it takes longer than
 * making the rows, and what is built takes many times their memory for as long as the statement waits.
 * @param insert builds the query; its parameters are the values of the rows and nothing else
 * @returns a function that prepares the insertion of at most a few hundred rows, all with the same columns in the same order
 */
export function rowInsertion<Row extends object>(
  insert: (db: Kysely<Database>, rows: readonly Row[]) => Compilable,
): (db: Kysely<Database>, rows: readonly Row[]) => Statement {
  const templatesOf = new WeakMap<Kysely<Database>, Map<number, CompiledQuery>>()
  return (db, rows) => {
    const templates = templatesOf.get(db) ?? new Map<number, CompiledQuery>()
    templatesOf.set(db, templates)
    const parameters = rows.flatMap((row) => Object.values(row) as unknown[])
    const template = templates.get(rows.length) ?? insert(db, rows).compile()
    templates.set(rows.length, template)
    if (template.parameters.length !== parameters.length) throw new Error(`Other columns: ${template.sql}`)
    return statementOf(db, { ...template, parameters, queryId: createQueryId() })
  }
}
