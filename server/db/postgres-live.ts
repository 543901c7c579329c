/** Signals by LISTEN and NOTIFY between all processes that use one PostgreSQL database. */
import { sql } from 'kysely'
import pg from 'pg'
import type { Live, Signal } from '../deps.ts'

const channel = 'headrace'
/** PostgreSQL refuses payloads of 8000 bytes or more (its documentation, NOTIFY). */
const maxBytes = 7_900
const firstWaitMs = 250
const longestWaitMs = 10_000

/** The payloads of a signal; hints that do not fit into one payload are split. */
function textsOf(signal: Signal): string[] {
  const text = JSON.stringify(signal)
  if (Buffer.byteLength(text) <= maxBytes) return [text]
  if (signal.kind !== 'changed' || signal.hints.length < 2) return [JSON.stringify({ kind: 'refetch' })]
  const middle = Math.ceil(signal.hints.length / 2)
  return [signal.hints.slice(0, middle), signal.hints.slice(middle)].flatMap((hints) =>
    textsOf({ ...signal, hints }),
  )
}

function signalIn(text: string | undefined): Signal {
  try {
    return JSON.parse(text ?? '') as Signal
  } catch {
    // A payload of another program on our channel.
    return { kind: 'refetch' }
  }
}

/**
 * One connection of this process listens. When it breaks, it reconnects with exponential backoff and publishes `refetch`,
 * because signals may have been missed.
 * @param onLost called when a connection breaks or cannot be opened
 */
export function postgresLive(databaseUrl: string, onLost: (error: Error) => void): Live {
  const listeners = new Set<(signal: Signal) => void>()
  const pass = (signal: Signal) => {
    for (const listener of listeners) listener(signal)
  }
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let waitMs = firstWaitMs
  let isClosed = false

  async function connect(): Promise<void> {
    const own = new pg.Client({
      connectionString: databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: longestWaitMs,
      application_name: 'headrace live',
    })
    client = own
    let isLost = false
    const lose = (error: Error) => {
      if (isLost || isClosed) return
      isLost = true
      onLost(error)
      void own.end().catch(() => {})
      timer = setTimeout(() => void connect(), waitMs).unref()
      waitMs = Math.min(waitMs * 2, longestWaitMs)
    }
    own.on('error', lose)
    own.on('end', () => lose(new Error('the connection that listens has ended')))
    own.on('notification', ({ payload }) => pass(signalIn(payload)))
    try {
      await own.connect()
      await own.query(`listen ${channel}`)
      waitMs = firstWaitMs
      pass({ kind: 'refetch' })
    } catch (error) {
      lose(error instanceof Error ? error : new Error(String(error)))
    }
  }
  const connecting = connect()

  return {
    publish: async (db, signal) => {
      for (const text of textsOf(signal)) await sql`select pg_notify(${channel}, ${text})`.execute(db)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      isClosed = true
      clearTimeout(timer)
      listeners.clear()
      await connecting
      await client?.end().catch(() => {})
    },
  }
}
