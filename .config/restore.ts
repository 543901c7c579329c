/** `npm run restore -- <file>`: replaces the database by a backup while the server is stopped. */
import { parseArgs } from 'node:util'
import { readConfig } from '../server/config.ts'
import { sqliteFile } from '../server/db/backup.ts'
import { restore } from '../server/db/restore.ts'

const instead =
  'pg_restore --clean --if-exists --single-transaction --no-owner --dbname="$DATABASE_URL" <file>.dump, then npm run end-access'

process.umask(0o077)
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'without-checksum': { type: 'boolean' },
      'replace-damaged': { type: 'boolean' },
      'keep-access': { type: 'boolean' },
    },
  })
  const databaseFile = sqliteFile(readConfig(process.env).databaseUrl, instead)
  const isAccessKept = values['keep-access'] ?? false
  const [file, ...rest] = positionals
  if (file === undefined || rest.length > 0) throw new Error('Name one file: npm run restore -- <file>')
  const { tables, kept } = await restore(file, databaseFile, {
    at: new Date().toISOString(),
    isSumOptional: values['without-checksum'] ?? false,
    isDamageAccepted: values['replace-damaged'] ?? false,
    isAccessKept,
  })
  for (const { table, rows } of tables) console.log(`${String(rows).padStart(8)}  ${table}`)
  console.log(`Restored ${databaseFile} from ${file}.`)
  if (kept !== null) console.log(`The database that it replaced is ${kept}.`)
  console.log(
    isAccessKept
      ? 'Sessions, links, API tokens, recovery codes and passwords are as they were when the backup was made.'
      : 'Everyone signs in again: sessions, links that set a password, API tokens and recovery codes have ended.\n' +
          'Passwords, roles and second factors are as they were when the backup was made.',
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
