/** A company whose open pages are told of changes as in production: through the database where that is needed. */
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
 * Waits until every signal told so far has been heard: PostgreSQL delivers them in the order of their commits, some time
 * after the answer to whoever wrote, and none before the connection that listens is open.
 */
async function untilHeard(live: Live, db: Kysely<Database>): Promise<void> {
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

/** @returns a pmm, a pm, a contributor and a viewer, and the feature of the pm's; nobody is still to be told of them */
export async function startWithLive(newUrl: NewDatabaseUrl) {
  const url = await newUrl()
  const db = openDatabase(url, 5)
  const live = openLive(url, db)
  onTestFinished(async () => {
    await live.close()
    await db.destroy()
  })
  await migrateToLatest(db)
  const company = await startLaunching(db, undefined, { live })
  await untilHeard(live, db)
  return company
}
