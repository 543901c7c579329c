import type { Kysely, Transaction } from 'kysely'
import type { Import, ImportRow, ImportRowPage } from '../../contracts/imports.ts'
import { readPage } from '../../db/page.ts'
import { flag, lockRows, lockRowsButKeys } from '../../db/portable.ts'
import { rowInsertion } from '../../db/row-insertion.ts'
import type { Database } from '../../db/tables.ts'
import type { ImportRowsTable, ImportsTable } from '../../db/tables/features.ts'
import type { ClassifiedRow } from '../../domain/imports/classify-row.ts'
import type { ReadingSettings } from '../../domain/imports/plan-reading.ts'
import type { ImportValues } from '../../domain/imports/read-cell.ts'
import { refuse } from '../../domain/refusal.ts'

/** An import with its settings; the text of the file is read separately. */
export type StoredImport = Import & { personId: string; settings: ReadingSettings }

type Summary = Pick<Import, 'columns' | 'stageWords' | 'counts' | 'newProductAreas'>

const columns = [
  'id',
  'person_id',
  'file_name',
  'encoding',
  'separator',
  'has_header',
  'settings',
  'summary',
  'committed_at',
  'created_at',
] as const satisfies (keyof ImportsTable)[]

/** Uncommitted imports are deleted after a day. */
const keptMs = 24 * 60 * 60 * 1000

export const keptUntil = (createdAt: string): string => new Date(Date.parse(createdAt) + keptMs).toISOString()

const toImport = (row: Omit<ImportsTable, 'source'>): StoredImport => ({
  id: row.id,
  personId: row.person_id,
  fileName: row.file_name,
  encoding: row.encoding as Import['encoding'],
  separator: row.separator as Import['separator'],
  hasHeader: row.has_header === 1,
  ...(JSON.parse(row.summary) as Summary),
  committedAt: row.committed_at,
  createdAt: row.created_at,
  keptUntil: row.committed_at === null ? keptUntil(row.created_at) : null,
  settings: JSON.parse(row.settings) as ReadingSettings,
})

const summaryOf = ({ columns, stageWords, counts, newProductAreas }: Summary): string =>
  JSON.stringify({ columns, stageWords, counts, newProductAreas } satisfies Summary)

const ownImport = (db: Kysely<Database>, id: string, personId: string) =>
  db.selectFrom('imports').select(columns).where('id', '=', id).where('person_id', '=', personId)

const required = (row: Omit<ImportsTable, 'source'> | undefined): StoredImport => {
  if (!row) throw refuse('not-found', { params: { noun: 'import' } })
  return toImport(row)
}

/** Only for its owner. @throws Refusal not-found */
export const getImport = async (db: Kysely<Database>, id: string, personId: string): Promise<StoredImport> =>
  required(await ownImport(db, id, personId).executeTakeFirst())

/** The same, locked until the transaction ends. @throws Refusal not-found */
export const lockImport = async (
  trx: Transaction<Database>,
  id: string,
  personId: string,
): Promise<StoredImport> => required(await lockRows(trx, ownImport(trx, id, personId)).executeTakeFirst())

/** The text of the file; removed when the import is committed. */
export async function getSource(db: Kysely<Database>, id: string): Promise<string> {
  const { source } = await db
    .selectFrom('imports')
    .select('source')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return source
}

export async function insertImport(
  trx: Transaction<Database>,
  stored: StoredImport & { source: string },
): Promise<void> {
  await trx
    .insertInto('imports')
    .values({
      id: stored.id,
      person_id: stored.personId,
      file_name: stored.fileName,
      encoding: stored.encoding,
      separator: stored.separator,
      has_header: flag(stored.hasHeader),
      source: stored.source,
      settings: JSON.stringify(stored.settings),
      summary: summaryOf(stored),
      committed_at: null,
      created_at: stored.createdAt,
    })
    .execute()
}

/**
 * Stores another reading of the same file and deletes the rows of the previous one.
 * @param before the settings when this reading began
 * @returns false when the settings have changed since, or the import is committed
 */
export async function changeReading(
  trx: Transaction<Database>,
  id: string,
  before: ReadingSettings,
  settings: ReadingSettings,
  summary: Summary,
): Promise<boolean> {
  const result = await trx
    .updateTable('imports')
    .set({
      has_header: flag(settings.hasHeader),
      settings: JSON.stringify(settings),
      summary: summaryOf(summary),
    })
    .where('id', '=', id)
    .where('committed_at', 'is', null)
    .where('settings', '=', JSON.stringify(before))
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) return false
  await trx.deleteFrom('import_rows').where('import_id', '=', id).execute()
  return true
}

/** Marks a locked import as committed, and removes its source. */
export async function markCommitted(trx: Transaction<Database>, id: string, at: string): Promise<void> {
  await trx.updateTable('imports').set({ committed_at: at, source: '' }).where('id', '=', id).execute()
}

/** Deletes uncommitted imports whose time is over, with their rows. */
export async function removeAbandonedImports(db: Kysely<Database>, now: string): Promise<void> {
  await db
    .deleteFrom('imports')
    .where('committed_at', 'is', null)
    .where('created_at', '<=', new Date(Date.parse(now) - keptMs).toISOString())
    .execute()
}

type RowData = { title: string | null; externalKey: string | null; values: ImportValues }

const insertRows = rowInsertion<ImportRowsTable>((db, rows) => db.insertInto('import_rows').values(rows))

/** @param firstNumber the number of the first of these rows within its import, from 1 */
export async function insertImportRows(
  trx: Transaction<Database>,
  importId: string,
  firstNumber: number,
  rows: readonly ClassifiedRow[],
): Promise<void> {
  const insertion = insertRows(
    trx,
    rows.map((row, index) => ({
      import_id: importId,
      row_number: firstNumber + index,
      line: row.line,
      kind: row.kind,
      feature_id: row.featureId,
      feature_version: row.featureVersion,
      data: JSON.stringify({
        title: row.title,
        externalKey: row.externalKey,
        values: row.values,
      } satisfies RowData),
      changes: JSON.stringify(row.changes),
      errors: JSON.stringify(row.errors),
    })),
  )
  await insertion(trx)
}

const toRow = (row: ImportRowsTable): ClassifiedRow => ({
  line: row.line,
  kind: row.kind as ImportRow['kind'],
  featureId: row.feature_id,
  featureVersion: row.feature_version,
  changes: JSON.parse(row.changes) as ImportRow['changes'],
  errors: JSON.parse(row.errors) as ImportRow['errors'],
  ...(JSON.parse(row.data) as RowData),
})

/** Rows of one kind after a row number, in the order of the file, for iterating in batches. */
export async function listRowsAfter(
  db: Kysely<Database>,
  importId: string,
  kind: ImportRow['kind'],
  after: number,
  limit: number,
): Promise<{ rows: ClassifiedRow[]; last: number }> {
  const rows = await db
    .selectFrom('import_rows')
    .selectAll()
    .where('import_id', '=', importId)
    .where('kind', '=', kind)
    .where('row_number', '>', after)
    .orderBy('row_number')
    .limit(limit)
    .execute()
  return { rows: rows.map(toRow), last: rows.at(-1)?.row_number ?? after }
}

/** A page of the preview, in the order of the file. @param total the number of filtered rows */
export async function listImportRows(
  db: Kysely<Database>,
  importId: string,
  query: { kind?: ImportRow['kind'] | undefined; cursor?: string | undefined; limit: number },
  total: number,
): Promise<ImportRowPage> {
  let matching = db.selectFrom('import_rows').selectAll().where('import_rows.import_id', '=', importId)
  if (query.kind) matching = matching.where('import_rows.kind', '=', query.kind)
  const page = {
    order: `line-${query.kind ?? 'all'}`,
    key: 'import_rows.row_number',
    isNumeric: true,
    id: 'import_rows.import_id',
    isDescending: false,
    cursor: query.cursor,
    limit: query.limit,
    total,
  } as const
  return readPage(matching, page, (row): ImportRow => {
    const { line, kind, title, externalKey, changes, errors } = toRow(row)
    return { line, kind, title, externalKey, changes, errors }
  })
}

/**
 * Locks every feature that an import changes, in the order of their ids. Launches lock features in the same order, which
 * prevents deadlocks.
 * @returns their number
 */
export async function lockChangedFeatures(trx: Transaction<Database>, importId: string): Promise<number> {
  const ids = trx
    .selectFrom('import_rows')
    .select('feature_id')
    .where('import_id', '=', importId)
    .where('kind', '=', 'changed')
  const rows = trx.selectFrom('features').select('id').where('id', 'in', ids).orderBy('id')
  return (await lockRowsButKeys(trx, rows).execute()).length
}
