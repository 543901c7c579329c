import type { Database as SqliteConnection } from 'better-sqlite3'
import type { SqliteDatabase } from 'kysely'

/**
 * A connection that prepares each distinct SQL text once: Kysely prepares every query anew, which costs more than
 * most of our queries take to run.
 * @param capacity how many statements are kept; the one unused longest goes first
 */
export function cacheStatements(connection: SqliteConnection, capacity = 500): SqliteDatabase {
  const prepared = new Map<string, ReturnType<SqliteConnection['prepare']>>()
  return {
    close: () => connection.close(),
    prepare(sql) {
      let statement = prepared.get(sql)
      if (statement) prepared.delete(sql)
      else statement = connection.prepare(sql)
      prepared.set(sql, statement)
      if (prepared.size > capacity) prepared.delete(prepared.keys().next().value!)
      return statement
    },
  }
}
