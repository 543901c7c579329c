import type { Database as SqliteConnection, Statement } from 'better-sqlite3'

/** A connection that prepares each statement once. */
export type CachedStatements = Readonly<{ prepare: (sql: string) => Statement; close: () => void }>

/**
 * Caches prepared statements by SQL text: Kysely prepares every query again, which costs more than running most of
 * our queries.
 * @param capacity the maximum number of cached statements; the least recently used is evicted
 */
export function cacheStatements(connection: SqliteConnection, capacity = 500): CachedStatements {
  const prepared = new Map<string, Statement>()
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
