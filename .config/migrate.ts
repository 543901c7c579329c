/** `npm run migrate -- up|down|status`: migrates the configured database manually. */
import { readConfig } from '../server/config.ts'
import { openDatabase } from '../server/db/database.ts'
import { lockDatabase } from '../server/db/file-lock.ts'
import { isMigrated, migrateToLatest, migrateDownAll } from '../server/db/migrate.ts'

const command = process.argv[2] ?? 'status'
process.umask(0o077)
let release = () => {}
let db: ReturnType<typeof openDatabase> | undefined = undefined
try {
  const { databaseUrl } = readConfig(process.env)
  if (command !== 'status') release = lockDatabase(databaseUrl)
  db = openDatabase(databaseUrl)
  if (command === 'up') await migrateToLatest(db)
  else if (command === 'down' && process.argv.includes('--lose-all-data')) await migrateDownAll(db)
  else if (command === 'down') throw new Error('`down` loses all data: add --lose-all-data if that is meant')
  else if (command !== 'status') throw new Error(`Unknown: ${command}. Say up, down or status`)
  console.log((await isMigrated(db)) ? 'The database has every migration.' : 'The database lacks migrations.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await db?.destroy()
  release()
}
