/** Suggests which column fills which field. */
import type { ImportField } from '../../contracts/imports.ts'
import { columnCatalogue } from './column-catalogue.ts'
import { normalizeWord } from './normalize-word.ts'
import { stageOfWord } from './stage-words.ts'

const fieldByHeader: ReadonlyMap<string, ImportField> = new Map(
  columnCatalogue.flatMap(({ field, name, aliases }) =>
    [field, name.en, name['zh-Hans'], ...aliases].map((word) => [normalizeWord(word), field] as const),
  ),
)

/** The field of a header in either language, or null. */
export function fieldOfHeader(header: string): ImportField | null {
  return fieldByHeader.get(normalizeWord(header)) ?? null
}

/** One suggestion per header; a field is suggested once, and its own name takes precedence over an alias. */
export function suggestColumns(headers: readonly string[]): (ImportField | null)[] {
  const isOwnName = (header: string, field: ImportField) =>
    columnCatalogue.some(
      (entry) =>
        entry.field === field &&
        [field, entry.name.en, entry.name['zh-Hans']].some(
          (name) => normalizeWord(name) === normalizeWord(header),
        ),
    )
  const chosen = new Map<ImportField, number>()
  headers.forEach((header, index) => {
    const field = fieldOfHeader(header)
    if (!field) return
    const before = chosen.get(field)
    const isBetter =
      before === undefined || (isOwnName(header, field) && !isOwnName(headers[before] ?? '', field))
    if (isBetter) chosen.set(field, index)
  })
  return headers.map((header, index) => {
    const field = fieldOfHeader(header)
    return field && chosen.get(field) === index ? field : null
  })
}

/** Suggestions for a table without a header: columns of links, of stage words, and the first other one as title. */
export function suggestFromCells(
  rows: readonly (readonly string[])[],
  width: number,
): (ImportField | null)[] {
  const fields: (ImportField | null)[] = Array.from({ length: width }, () => null)
  const cellsOf = (index: number) =>
    rows.map((cells) => (cells[index] ?? '').trim()).filter((cell) => cell !== '')
  const claim = (field: ImportField, holds: (cell: string) => boolean) => {
    const index = fields.findIndex((taken, at) => {
      const cells = cellsOf(at)
      return taken === null && cells.length > 0 && cells.every(holds)
    })
    if (index >= 0) fields[index] = field
  }
  claim('externalLink', (cell) => /^https?:\/\//.test(cell))
  claim('stage', (cell) => stageOfWord(cell) !== null)
  claim('releaseDate', (cell) => /^\d{4}[-/年]\d/.test(cell))
  claim('title', (cell) => !/^[\d.,]+$/.test(cell))
  return fields
}
