import type { Live, Signal } from '../deps.ts'
import { postgresLive } from './postgres-live.ts'

/** Signals within one process, for SQLite. */
export function localLive(): Live {
  const listeners = new Set<(signal: Signal) => void>()
  return {
    publish: async (_db, signal) => {
      for (const listener of listeners) listener(signal)
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
 * @param onLost called when the listening connection breaks; it reconnects by itself
 */
export const openLive = (databaseUrl: string, onLost: (error: Error) => void = () => {}): Live =>
  databaseUrl.startsWith('sqlite:') ? localLive() : postgresLive(databaseUrl, onLost)
