/** Moves the rows of a filled database into the schema of another commit. */
import SqliteDatabase from 'better-sqlite3'

type Column = { name: string; notnull: number; dflt_value: string | null }

/**
 * Copies the columns that both have of every table that both have.
 * @param file prepared by the other commit's server
 * @returns the tables that stay as that server prepared them, because nothing fills a column that must have a value
 */
export function copyInto(file: string, filled: string): string[] {
  const db = new SqliteDatabase(file)
  db.pragma('foreign_keys = OFF')
  db.prepare('attach ? as filled').run(filled)
  const tables = db
    .prepare(
      `select name from main.sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'
       intersect select name from filled.sqlite_master`,
    )
    .pluck()
    .all() as string[]
  const columnsOf = (schema: string, table: string) =>
    db.prepare('select * from pragma_table_info(?, ?)').all(table, schema) as Column[]
  const left: string[] = []
  db.transaction(() => {
    for (const table of tables) {
      const ours = new Set(columnsOf('filled', table).map(({ name }) => name))
      const theirs = columnsOf('main', table)
      if (theirs.some(({ name, notnull, dflt_value }) => notnull && dflt_value === null && !ours.has(name))) {
        left.push(table)
        continue
      }
      const common = theirs.flatMap(({ name }) => (ours.has(name) ? [`"${name}"`] : [])).join(', ')
      // Triggers refuse to delete from the history, which is empty here.
      if (db.prepare(`select 1 from main."${table}" limit 1`).get()) db.exec(`delete from main."${table}"`)
      db.exec(`insert into main."${table}" (${common}) select ${common} from filled."${table}"`)
    }
  })()
  db.exec('analyze main')
  db.close()
  return left
}
