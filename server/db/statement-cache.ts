import type { Database as SqliteConnection } from 'better-sqlite3'
import type { SqliteDatabase } from 'kysely'

/**
 * Caches prepared statements by SQL text: Kysely prepares every query again, which costs more than running most of
 * our queries.
 * @param capacity the maximum number of cached statements; the least recently used is evicted
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
