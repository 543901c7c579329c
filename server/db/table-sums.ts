import { createHash } from 'node:crypto'
import type { Database as SqliteConnection } from 'better-sqlite3'

/** Row count and checksum of a table, for comparing two database files. */
export type TableSum = { table: string; rows: number; sha256: string }

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The columns to sort by: the primary key, or all columns. */
function orderOf(database: SqliteConnection, table: string): string {
  const columns = database.pragma(`table_info(${quoted(table)})`) as { name: string; pk: number }[]
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  return (key.length > 0 ? key : columns).map(({ name }) => quoted(name)).join(', ')
}

/** Row counts and checksums of all tables of an open SQLite file, by name. */
export function tableSums(database: SqliteConnection): TableSum[] {
  const tables = database
    .prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`)
    .pluck()
    .all() as string[]
  return tables.map((table) => {
    const hash = createHash('sha256')
    let rows = 0
    const reading = database.prepare(`select * from ${quoted(table)} order by ${orderOf(database, table)}`)
    for (const row of reading.raw().iterate()) {
      hash.update(JSON.stringify(row)).update('\n')
      rows += 1
    }
    return { table, rows, sha256: hash.digest('hex') }
  })
}
