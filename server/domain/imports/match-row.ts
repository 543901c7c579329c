/** Which feature a row means. */
import type { CellError } from './cell-reading.ts'
import type { KnownFeature } from './read-cell.ts'

/** The identity that a row claims, and what else in the file claims the same. */
export type RowIdentity = { line: number; key: string; title: string }

export type Identities = {
  /** Key → line where it stands first. */
  keyLines: ReadonlyMap<string, number>
  /** Title of rows with a key → line where it stands first. */
  keyedTitleLines: ReadonlyMap<string, number>
  /** Title of rows without a key → line where it stands first. */
  unkeyedTitleLines: ReadonlyMap<string, number>
}

/** The features that a part of the rows may mean. */
export type Candidates = {
  byKey: ReadonlyMap<string, KnownFeature>
  /** Not archived, by exact title. */
  byTitle: ReadonlyMap<string, readonly KnownFeature[]>
}

export type Match = { known: KnownFeature | null } | { field: 'externalKey' | 'title'; error: CellError }

/**
 * By key; without one, by exact title among the features that are not archived. No two rows may mean the same
 * feature: the later one is an error that names the earlier line.
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
