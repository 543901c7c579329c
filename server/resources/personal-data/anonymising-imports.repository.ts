/** Anonymises people in imports: in the text of files and in their parsed rows. */
import {
  type Expression,
  expressionBuilder,
  type SqlBool,
  type StringReference,
  type Transaction,
} from 'kysely'
import { containingId } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'

const rowsAtOnce = 500

/** Whether a column contains any of these texts; case-insensitive for A to Z. */
function tellsIn<Table extends 'imports' | 'import_rows'>(
  columns: readonly StringReference<Database, Table>[],
  texts: readonly string[],
): Expression<SqlBool> {
  const eb = expressionBuilder<Database, Table>()
  const conditions = columns.flatMap((column) =>
    texts.map((text) => eb(eb.fn<string>('lower', [column]), 'like', containingId(text))),
  )
  return eb.or(conditions)
}

/** LIKE wildcards are replaced by `_`, which may only find more rows. */
const wild = (text: string): string => text.toLowerCase().replace(/[\\%_]/g, '_')

/**
 * Deletes uncommitted imports of the person, or that contain their name; they can be uploaded again.
 * @param texts names and addresses that the person had
 */
export async function removePendingImports(
  trx: Transaction<Database>,
  personId: string,
  texts: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('imports')
    .where('committed_at', 'is', null)
    .where((eb) => eb.or([eb('person_id', '=', personId), tellsIn(['source'], texts.map(wild))]))
    .execute()
}

/** Rewrites the JSON columns of committed imports that contain the person. */
export async function rewriteImports(
  trx: Transaction<Database>,
  texts: readonly string[],
  rewrite: (stored: string) => string,
): Promise<void> {
  const found = texts.map(wild)
  const imports = await trx
    .selectFrom('imports')
    .select(['id', 'settings', 'summary'])
    .where(tellsIn<'imports'>(['settings', 'summary'], found))
    .execute()
  for (const { id, settings, summary } of imports) {
    await trx
      .updateTable('imports')
      .set({ settings: rewrite(settings), summary: rewrite(summary) })
      .where('id', '=', id)
      .execute()
  }
  const columns = ['data', 'changes', 'errors'] as const
  for (let after = ['', 0] as [string, number]; ;) {
    const rows = await trx
      .selectFrom('import_rows')
      .select(['import_id', 'row_number', ...columns])
      .where(tellsIn<'import_rows'>(columns, found))
      .where((eb) =>
        eb.or([
          eb('import_id', '>', after[0]),
          eb.and([eb('import_id', '=', after[0]), eb('row_number', '>', after[1])]),
        ]),
      )
      .orderBy('import_id')
      .orderBy('row_number')
      .limit(rowsAtOnce)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    for (const { import_id, row_number, data, changes, errors } of rows) {
      await trx
        .updateTable('import_rows')
        .set({ data: rewrite(data), changes: rewrite(changes), errors: rewrite(errors) })
        .where('import_id', '=', import_id)
        .where('row_number', '=', row_number)
        .execute()
    }
    after = [last.import_id, last.row_number]
  }
}
