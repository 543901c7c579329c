import type { Import, ImportChange, ImportField, ImportRow } from '#server/contracts/imports.ts'
import { number } from '../../formats/numbers.ts'
import { searchText } from '../../navigation/location.ts'
import { readPage } from '../../navigation/page-trail.ts'
import { t } from '../../locales/import.ts'

export const rowKinds = ['new', 'changed', 'same', 'wrong'] as const satisfies readonly ImportRow['kind'][]
export type RowKind = (typeof rowKinds)[number]

/** The import state in the address: import id and the rows shown. */
export type ImportState = { id: string; kind: RowKind | null; cursor: string; from: number }

export function readState(search: string): ImportState {
  return {
    id: searchText(search, 'id'),
    kind: rowKinds.find((one) => one === searchText(search, 'rows')) ?? null,
    ...readPage(search),
  }
}

/** The rows to show first: errors, then changes, then new ones. */
export function firstKind(counts: Import['counts']): RowKind {
  return (['wrong', 'changed', 'new', 'same'] as const).find((kind) => counts[kind] > 0) ?? 'new'
}

/**
 * Maps a column to another field; a column that had this field is unmapped, because a field takes one column.
 */
export function mappingChange(
  columns: Import['columns'],
  index: number,
  field: ImportField | null,
): ImportChange {
  const before = field && columns.find((column) => column.field === field && column.index !== index)
  return { mapping: { [index]: field, ...(before && { [before.index]: null }) } }
}

/** The label of the confirm button, with exact counts. */
export function commitText({ new: added, changed }: Import['counts']): string {
  if (added > 0 && changed > 0)
    return t('preview.commit.both', { added: number(added), changed: number(changed) })
  if (added > 0) return t('preview.commit.new', { count: added })
  return changed > 0 ? t('preview.commit.changed', { count: changed }) : t('preview.commit.nothing')
}

/** The heading after an import: what was written. */
export function doneText({ new: added, changed }: Import['counts']): string {
  if (added > 0 && changed > 0) return t('done.both', { added: number(added), changed: number(changed) })
  return added > 0 ? t('done.added', { count: added }) : t('done.changed', { count: changed })
}
