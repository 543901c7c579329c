/** Matches a row to an existing feature. */
import type { CellError } from './cell-reading.ts'
import type { KnownFeature } from './read-cell.ts'

/** The identifying columns of a row, for finding duplicates within the file. */
export type RowIdentity = { line: number; key: string; title: string }

export type Identities = {
  /** Key → line of its first occurrence. */
  keyLines: ReadonlyMap<string, number>
  /** Title of rows with a key → line of its first occurrence. */
  keyedTitleLines: ReadonlyMap<string, number>
  /** Title of rows without a key → line of its first occurrence. */
  unkeyedTitleLines: ReadonlyMap<string, number>
}

/** The features that a batch of rows may match. */
export type Candidates = {
  byKey: ReadonlyMap<string, KnownFeature>
  /** Not archived, by exact title. */
  byTitle: ReadonlyMap<string, readonly KnownFeature[]>
}

export type Match = { known: KnownFeature | null } | { field: 'externalKey' | 'title'; error: CellError }

/**
 * Matches by key; without a key, by exact title among the features that are not archived. When two rows match the
 * same feature, the later one is an error that names the earlier line.
 */
export function matchRow(row: RowIdentity, identities: Identities, candidates: Candidates): Match {
  if (row.key !== '') {
    const line = identities.keyLines.get(row.key) ?? row.line
    if (line !== row.line)
      return {
        field: 'externalKey',
        error: { code: 'repeated-key', params: { value: row.key.slice(0, 80), line } },
      }
    return { known: candidates.byKey.get(row.key) ?? null }
  }
  if (row.title === '') return { known: null }
  const repeated = (line: number): Match => ({
    field: 'title',
    error: { code: 'repeated-title', params: { value: row.title.slice(0, 80), line } },
  })
  const keyedLine = identities.keyedTitleLines.get(row.title)
  if (keyedLine !== undefined) return repeated(keyedLine)
  const unkeyedLine = identities.unkeyedTitleLines.get(row.title) ?? row.line
  if (unkeyedLine !== row.line) return repeated(unkeyedLine)
  const found = candidates.byTitle.get(row.title) ?? []
  if (found.length > 1)
    return {
      field: 'title',
      error: { code: 'ambiguous-title', params: { value: row.title.slice(0, 80), count: found.length } },
    }
  const known = found[0] ?? null
  const claimedLine = known?.externalKey ? identities.keyLines.get(known.externalKey) : undefined
  return claimedLine === undefined ? { known } : repeated(claimedLine)
}
