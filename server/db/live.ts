import type { Live, Signal } from '../deps.ts'
import { postgresLive } from './postgres-live.ts'

/** Signals within one process: all that an embedded database needs. */
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
 * Signals between all processes behind a database.
 * @param databaseUrl as `openDatabase` takes it
 * @param onLost told whenever the connection that listens breaks; it is opened again by itself
 */
export const openLive = (databaseUrl: string, onLost: (error: Error) => void = () => {}): Live =>
  databaseUrl.startsWith('sqlite:') ? localLive() : postgresLive(databaseUrl, onLost)
