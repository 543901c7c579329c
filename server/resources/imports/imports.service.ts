import type { Kysely, Transaction } from 'kysely'
import {
  type ImportChange,
  importLimits,
  type ImportQuery,
  type ImportRowPage,
  type ImportRowQuery,
} from '../../contracts/imports.ts'
import type { Person } from '../../contracts/people.ts'
import type { Database } from '../../db/tables.ts'
import { workInThread } from '../../db/writer-thread.ts'
import type { Deps } from '../../deps.ts'
import { detectHeader } from '../../domain/imports/detect-header.ts'
import { detectSeparator } from '../../domain/imports/detect-separator.ts'
import type { ClassifiedRow } from '../../domain/imports/classify-row.ts'
import type { ReadingSettings } from '../../domain/imports/plan-reading.ts'
import { refuse } from '../../domain/refusal.ts'
import type { JobKind } from '../jobs/jobs.service.ts'
import { timeSlices } from '../../time-slices.ts'
import { decode } from './decode.ts'
import {
  changeReading,
  getImport,
  getSource,
  insertImport,
  insertImportRows,
  keptUntil,
  listImportRows,
  removeAbandonedImports,
  type StoredImport,
} from './imports.repository.ts'
import { parse } from './parse.ts'
import type { ProgressBook, Report } from './progress.service.ts'
import { readRows, rowsAtOnce } from './reading.service.ts'

/** How much of a file separator detection reads, in characters. */
const sampleLength = 64 * 1024

/**
 * Reads a file and stores a preview of its changes; features are not changed.
 * @throws Refusal body-too-large, import-unreadable
 */
export async function uploadImport(
  deps: Deps,
  by: Person,
  { fileName }: ImportQuery,
  bytes: Buffer,
  progress: ProgressBook,
): Promise<StoredImport> {
  const id = deps.newId()
  return progress.during(deps, { importId: id, personId: by.id }, (report) =>
    readUpload(deps, by, { id, fileName, bytes }, report),
  )
}

async function readUpload(
  deps: Deps,
  by: Person,
  { id, fileName, bytes }: { id: string; fileName: string; bytes: Buffer },
  report: Report,
): Promise<StoredImport> {
  if (bytes.length > importLimits.bytes)
    throw refuse('body-too-large', { params: { maxBytes: importLimits.bytes, bytes: bytes.length } })
  const { text, encoding } = await decode(bytes)
  const separator = detectSeparator(text.slice(0, sampleLength))
  const table = await parse(text, separator)
  const hasHeader = detectHeader(table.slice(0, 20).map(({ cells }) => cells))
  const settings: ReadingSettings = { hasHeader, mapping: {}, stageWords: {} }
  const { rows, ...summary } = await readRows(deps.db, by, table, settings, report)
  const createdAt = deps.now()
  const identity = {
    id,
    personId: by.id,
    fileName,
    encoding,
    separator,
    committedAt: null,
    createdAt,
    keptUntil: keptUntil(createdAt),
  }
  const stored = { ...identity, hasHeader, settings, ...summary }
  await deps.db.transaction().execute(async (trx) => {
    if (rows.length > rowsAtOnce) await workInThread(trx)
    await insertImport(trx, { ...stored, source: text })
    await keepRows(trx, id, rows, report)
  })
  return stored
}

async function keepRows(
  trx: Transaction<Database>,
  id: string,
  rows: readonly ClassifiedRow[],
  report: Report,
): Promise<void> {
  const pause = timeSlices()
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    report('storing', at, rows.length)
    await insertImportRows(trx, id, at + 1, rows.slice(at, at + rowsAtOnce))
    await pause()
  }
}

/**
 * Reads the same file with changed settings. Concurrent changes are merged.
 * @throws Refusal not-found, import-committed, invalid-input for a column that does not exist or repeats a field
 */
export async function changeImport(
  deps: Deps,
  by: Person,
  id: string,
  change: ImportChange,
  progress: ProgressBook,
): Promise<StoredImport> {
  return progress.during(deps, { importId: id, personId: by.id }, (report) =>
    readAgain(deps, by, { id, change }, report),
  )
}

async function readAgain(
  deps: Deps,
  by: Person,
  { id, change }: { id: string; change: ImportChange },
  report: Report,
): Promise<StoredImport> {
  const before = await getImport(deps.db, id, by.id)
  if (before.committedAt !== null) throw refuse('import-committed')
  const settings: ReadingSettings = {
    hasHeader: change.hasHeader ?? before.hasHeader,
    mapping: { ...before.settings.mapping, ...change.mapping },
    stageWords: { ...before.settings.stageWords, ...change.stageWords },
  }
  requireMapping(settings.mapping, before.columns.length)
  const table = await parse(await getSource(deps.db, id), before.separator)
  const { rows, ...summary } = await readRows(deps.db, by, table, settings, report)
  const changed = await deps.db.transaction().execute(async (trx) => {
    if (rows.length > rowsAtOnce) await workInThread(trx)
    if (!(await changeReading(trx, id, before.settings, settings, summary))) return undefined
    await keepRows(trx, id, rows, report)
    return getImport(trx, id, by.id)
  })
  return changed ?? readAgain(deps, by, { id, change }, report)
}

/** Every mapped column must exist, and no two may fill the same field. */
function requireMapping(mapping: ReadingSettings['mapping'], width: number): void {
  const seen = new Set<string>()
  const errors = Object.entries(mapping).flatMap(([index, field]) => {
    const path = `mapping.${index}`
    if (Number(index) >= width) return [{ path, code: 'unknown-column' }]
    if (field === null) return []
    if (seen.has(field)) return [{ path, code: 'repeated', params: { value: field } }]
    seen.add(field)
    return []
  })
  if (errors.length > 0) throw refuse('invalid-input', { errors })
}

/** A page of the rows of an import, one kind or all, in the order of the file. @throws Refusal not-found */
export async function importRows(
  db: Kysely<Database>,
  by: Person,
  id: string,
  query: ImportRowQuery,
): Promise<ImportRowPage> {
  const { counts } = await getImport(db, id, by.id)
  const total = query.kind ? counts[query.kind] : Object.values(counts).reduce((sum, count) => sum + count, 0)
  return listImportRows(db, id, query, total)
}

/**
 * Deletes uncommitted imports whose time is over. Nobody but their owner saw them, and they changed nothing, so that the
 * history does not tell of it.
 */
export const forgettingImports: JobKind = {
  kind: 'forget-imports',
  seconds: 600,
  attempts: 1,
  everyMs: 10 * 60 * 1000,
  run: async ({ db, now }) => removeAbandonedImports(db, now()),
}
