/** A company whose open pages are told of changes as in production: through the database where that is needed. */
import { onTestFinished } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { openLive } from '#server/db/live.ts'
import { migrateToLatest } from '#server/db/migrate.ts'
import type { NewDatabaseUrl } from '../support/databases.ts'
import { startLaunching } from './launches-fixtures.ts'

/** @returns a pmm, a pm, a contributor and a viewer, and the feature of the pm's */
export async function startFollowing(newUrl: NewDatabaseUrl) {
  const url = await newUrl()
  const db = openDatabase(url, 5)
  const live = openLive(url)
  onTestFinished(async () => {
    await live.close()
    await db.destroy()
  })
  await migrateToLatest(db)
  return startLaunching(db, undefined, { live })
}
