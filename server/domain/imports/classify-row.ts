/** Classifies a row of an imported table as new, changed, same or wrong. */
import type { ImportColumn, ImportField, ImportRow } from '../../contracts/imports.ts'
import type { FieldError } from '../../contracts/problems.ts'
import { compareRow } from './compare-row.ts'
import { type Candidates, type Identities, matchRow } from './match-row.ts'
import { type Glossary, type ImportValues, type KnownFeature, readCell } from './read-cell.ts'
import { cellText, type TableRow } from './survey-rows.ts'

export type Reading = {
  columns: readonly Pick<ImportColumn, 'index' | 'name' | 'field'>[]
  identities: Identities
  glossary: Glossary
}

export type ClassifiedRow = ImportRow & {
  featureId: string | null
  featureVersion: number | null
  /** What the commit writes: all values of a new row, the differing values of a changed row. */
  values: ImportValues
}

/** Field → index of its column. */
export const columnsByField = (columns: Reading['columns']): Map<ImportField, number> =>
  new Map(columns.flatMap(({ field, index }) => (field ? [[field, index] as const] : [])))

/** Classifies one row. Errors use the file's column names; a missing title column has the path `title`. */
export function classifyRow(row: TableRow, reading: Reading, candidates: Candidates): ClassifiedRow {
  const byField = columnsByField(reading.columns)
  const key = cellText(row, byField.get('externalKey'))
  const title = cellText(row, byField.get('title'))
  const nameOf = (field: ImportField) =>
    reading.columns.find((column) => column.field === field)?.name ?? field
  const finish = (kind: ImportRow['kind'], rest: Partial<ClassifiedRow>): ClassifiedRow => ({
    line: row.line,
    kind,
    title: title === '' ? null : title.slice(0, 300),
    externalKey: key === '' ? null : key.slice(0, 200),
    changes: [],
    errors: [],
    featureId: null,
    featureVersion: null,
    values: {},
    ...rest,
  })

  const ragged = raggedError(row, reading.columns.length)
  if (ragged) return finish('wrong', { errors: [ragged] })
  const match = matchRow({ line: row.line, key, title }, reading.identities, candidates)
  const known = 'known' in match ? match.known : null
  const errors: FieldError[] = 'error' in match ? [{ path: nameOf(match.field), ...match.error }] : []
  const { values, errors: cellErrors } = readCells(row, reading, known)
  errors.push(...cellErrors)
  if (!known && title === '') errors.unshift({ path: nameOf('title'), code: 'required' })
  if (errors.length > 0) return finish('wrong', { errors })
  if (!known) return finish('new', { values })

  const difference = compareRow(known, values)
  const shared = { featureId: known.id, featureVersion: known.version, title: title || known.title }
  if (difference.changes.length === 0) return finish('same', shared)
  if (known.archivedAt !== null)
    return finish('wrong', {
      ...shared,
      errors: [{ path: nameOf(key ? 'externalKey' : 'title'), code: 'archived' }],
    })
  return finish('changed', { ...shared, ...difference })
}

/** Extra cells are an error when they are not empty, missing cells always. */
function raggedError(row: TableRow, width: number): FieldError | null {
  const found = row.cells.length
  const isTooLong = row.cells.slice(width).some((cell) => cell.trim() !== '')
  if (found >= width && !isTooLong) return null
  return { path: '', code: 'ragged-row', params: { expected: width, found } }
}

function readCells(
  row: TableRow,
  { columns, glossary }: Reading,
  known: KnownFeature | null,
): { values: ImportValues; errors: FieldError[] } {
  const values: Record<string, unknown> = {}
  const errors: FieldError[] = []
  for (const { index, name, field } of columns) {
    const text = field ? cellText(row, index) : ''
    if (!field || text === '') continue
    const read = readCell(field, text, glossary, known)
    if ('error' in read) errors.push({ path: name, ...read.error })
    else values[field] = read.value
  }
  return { values: values as ImportValues, errors }
}
