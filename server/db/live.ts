import type { Live, Signal } from '../deps.ts'

/** Signals within one process: all that an embedded database needs. */
export function localLive(): Live {
  const listeners = new Set<(signal: Signal) => void>()
  return {
    tell: async (_db, signal) => {
      for (const listener of listeners) listener(signal)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => listeners.clear(),
  }
}
