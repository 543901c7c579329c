/** A company with live signals as in production: through the database on PostgreSQL. */
import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import { expect, onTestFinished } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { openLive } from '#server/db/live.ts'
import { migrateToLatest } from '#server/db/migrate.ts'
import type { Database } from '#server/db/tables.ts'
import type { Live, Signal } from '#server/deps.ts'
import type { NewDatabaseUrl } from '../support/databases.ts'
import { startLaunching } from './launches-fixtures.ts'

/**
 * Waits until all published signals have been received: PostgreSQL delivers them in the order of their commits, some time
 * after the response to the writer, and none before the listening connection is open.
 */
export async function untilHeard(live: Live, db: Kysely<Database>): Promise<void> {
  const last: Signal = { kind: 'gone', personId: v7(), at: { noun: 'feature', id: v7() } }
  let isHeard = false
  const stop = live.subscribe((signal) => {
    isHeard ||= signal.kind === 'gone' && signal.personId === last.personId
  })
  await expect
    .poll(
      async () => {
        if (!isHeard) await live.publish(db, last)
        return isHeard
      },
      { timeout: 8_000 },
    )
    .toBe(true)
  stop()
}

/** @returns a pmm, a pm, a contributor and a viewer, and the pm's feature; all their signals have been received */
/** An empty database with the signals of production. */
export async function openWithLive(newUrl: NewDatabaseUrl) {
  const url = await newUrl()
  const db = openDatabase(url, 5)
  const live = openLive(url, db)
  onTestFinished(async () => {
    await live.close()
    await db.destroy()
  })
  await migrateToLatest(db)
  return { db, live }
}

export async function startWithLive(newUrl: NewDatabaseUrl) {
  const { db, live } = await openWithLive(newUrl)
  const company = await startLaunching(db, undefined, { live })
  await untilHeard(live, db)
  return company
}
