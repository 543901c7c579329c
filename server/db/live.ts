import { type Kysely, sql } from 'kysely'
import type { Live, Signal } from '../deps.ts'
import { postgresLive } from './postgres-live.ts'
import type { Database } from './tables.ts'

/**
 * Signals within one process, for SQLite.
 * @param db the database whose transactions publish
 */
export function localLive(db: Kysely<Database>): Live {
  const listeners = new Set<(signal: Signal) => void>()
  const send = (signal: Signal) => {
    for (const listener of listeners) listener(signal)
  }
  return {
    publish: async (within, signal) => {
      if (!within.isTransaction) return send(signal)
      // Takes its turn to write, which comes after the transaction; a database that closes meanwhile has no listeners.
      void sql`select 1`.execute(db).then(
        () => send(signal),
        () => {},
      )
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => listeners.clear(),
  }
}

/**
 * Signals between all processes that use a database.
 * @param databaseUrl see `openDatabase`
 * @param db opened from that URL
 * @param onLost called when the listening connection breaks; it reconnects by itself
 */
export const openLive = (
  databaseUrl: string,
  db: Kysely<Database>,
  onLost: (error: Error) => void = () => {},
): Live => (databaseUrl.startsWith('sqlite:') ? localLive(db) : postgresLive(databaseUrl, onLost))
