import type { Kysely } from 'kysely'
import type { Database } from '#server/db/tables.ts'

/** Searches every cell of every table for a text. @returns each `table.column` that contains it, once */
export async function cellsWith(db: Kysely<Database>, text: string): Promise<string[]> {
  const tables = await db.introspection.getTables()
  const found: string[] = []
  for (const { name } of tables) {
    const rows: object[] = await db
      .selectFrom(name as keyof Database)
      .selectAll()
      .execute()
    const columns = rows.flatMap((row) =>
      Object.entries(row).flatMap(([column, value]) =>
        String(value).toLowerCase().includes(text.toLowerCase()) ? [`${name}.${column}`] : [],
      ),
    )
    found.push(...new Set(columns))
  }
  return found.sort()
}
