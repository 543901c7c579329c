/** Moves the rows of a filled database into the schema of another commit. */
import SqliteDatabase from 'better-sqlite3'

type Column = { name: string; notnull: number; dflt_value: string | null }

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

/**
 * Copies the columns that both have of every table that both have.
 * @param file prepared by the other commit's server
 * @throws Error when a column of the other commit has no default and nothing to fill it from
 */
export function copyInto(file: string, filled: string): void {
  const db = new SqliteDatabase(file)
  db.pragma('foreign_keys = OFF')
  db.prepare('attach ? as filled').run(filled)
  const tablesOf = (schema: string) =>
    db
      .prepare(`select name from ${schema}.sqlite_master where type = 'table' and name not like 'sqlite_%'`)
      .pluck()
      .all() as string[]
  const columnsOf = (schema: string, table: string) =>
    db.prepare('select * from pragma_table_info(?, ?)').all(table, schema) as Column[]
  const ours = new Set(tablesOf('filled'))
  db.transaction(() => {
    for (const table of tablesOf('main').filter((name) => ours.has(name) && !name.startsWith('kysely_'))) {
      const known = new Set(columnsOf('filled', table).map(({ name }) => name))
      const columns = columnsOf('main', table)
      const missing = columns.filter(
        (each) => each.notnull && each.dflt_value === null && !known.has(each.name),
      )
      if (missing.length > 0)
        throw new Error(`${table} of the other commit needs ${missing.map(({ name }) => name).join(', ')}`)
      const common = quoted(columns.flatMap(({ name }) => (known.has(name) ? name : [])))
      if (db.prepare(`select 1 from main."${table}" limit 1`).get()) db.exec(`delete from main."${table}"`)
      db.exec(`insert into main."${table}" (${common}) select ${common} from filled."${table}"`)
    }
  })()
  db.exec('analyze main')
  db.close()
}
