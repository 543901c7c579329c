/** `npm run end-access`: ends all sessions, links, API tokens and recovery codes, as after restoring a backup. */
import { readConfig } from '../server/config.ts'
import { openDatabase } from '../server/db/database.ts'
import { endAccess } from '../server/db/ended-access.ts'

try {
  const db = openDatabase(readConfig(process.env).databaseUrl)
  await endAccess(db, new Date().toISOString()).finally(() => db.destroy())
  console.log(
    'Everyone signs in again: sessions, links that set a password, API tokens and recovery codes have ended.',
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
