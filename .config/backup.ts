/** `npm run backup [-- --to <folder> --keep <number>]`: backs up the database while the server runs. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../server/config.ts'
import { backUp, sqliteFile } from '../server/db/backup.ts'
import { warningsAboutFolders } from '../server/db/private-files.ts'

const instead = 'pg_dump --format=custom --file=headrace-$(date -u +%Y-%m-%dT%H-%M-%SZ).dump "$DATABASE_URL"'

process.umask(0o077)
try {
  const { values } = parseArgs({
    options: { to: { type: 'string' }, keep: { type: 'string', default: '14' } },
  })
  if (!/^[1-9]\d{0,4}$/.test(values.keep)) throw new Error('--keep takes how many backups stay: 1 or more')
  const { databaseUrl, dataFolder } = readConfig(process.env)
  const folder = values.to ?? join(dataFolder, 'backups')
  const { file, tables, removed } = await backUp(sqliteFile(databaseUrl, instead), {
    folder,
    keep: Number(values.keep),
    at: new Date().toISOString(),
  })
  const rows = tables.reduce((total, table) => total + table.rows, 0)
  console.log(`Backed up ${rows} rows of ${tables.length} tables: ${file}`)
  for (const warning of warningsAboutFolders([folder])) console.error(warning)
  if (removed.length > 0) console.log(`Removed ${removed.length} older: ${removed.join(', ')}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
