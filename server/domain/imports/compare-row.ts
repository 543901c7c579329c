/** The changes that a row makes to the feature it matches. */
import type { ImportField, ImportRow } from '../../contracts/imports.ts'
import { columnCatalogue } from './column-catalogue.ts'
import { cellOf, type ImportValues, type KnownFeature } from './read-cell.ts'

/** Longer values are shortened in the preview only. */
const longestShown = 2000

function shownText(value: KnownFeature[ImportField] | ImportValues[ImportField]): string | null {
  const text = cellOf(value)
  if (text === '') return null
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text
}

function isSame(before: KnownFeature[ImportField], after: ImportValues[ImportField]): boolean {
  if (Array.isArray(before) && Array.isArray(after))
    return before.length === after.length && before.every((tag, index) => tag === after[index])
  if (before !== null && after !== null && typeof before === 'object' && typeof after === 'object')
    return 'id' in before && 'id' in after && before.id === after.id
  return before === after
}

/** The differing fields, in the order of the catalogue. Fields that the row does not contain are not changed. */
export function compareRow(
  known: KnownFeature,
  values: ImportValues,
): { values: ImportValues; changes: ImportRow['changes'] } {
  const fields = columnCatalogue
    .map(({ field }) => field)
    .filter((field) => values[field] !== undefined && !isSame(known[field], values[field]))
  return {
    values: Object.fromEntries(fields.map((field) => [field, values[field]])),
    changes: fields.map((field) => ({
      field,
      before: shownText(known[field]),
      after: shownText(values[field]),
    })),
  }
}
