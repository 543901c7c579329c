/**
 * Facts about all rows of a table that classifying a single row needs. Each function is one pass, or, given what it
 * returned for the rows before, a part of one.
 */
import { foldName, normalizeWord } from './normalize-word.ts'
import { restoreCell } from './formula-cell.ts'

/** One row of a table: the line of the file where it begins, from 1, and its cells. */
export type TableRow = { line: number; cells: readonly string[] }

/** The text of a cell, trimmed and without the apostrophe against formulas. */
export const cellText = (row: TableRow, index: number | undefined): string =>
  index === undefined ? '' : restoreCell(row.cells[index] ?? '').trim()

/** Key → the line of its first occurrence. */
export function firstLines(
  rows: readonly TableRow[],
  column: number | undefined,
  lines = new Map<string, number>(),
): Map<string, number> {
  if (column === undefined) return lines
  for (const row of rows) {
    const text = cellText(row, column)
    if (text !== '' && !lines.has(text)) lines.set(text, row.line)
  }
  return lines
}

/** Normalized word → its first spelling and the number of occurrences. */
export type WordCounts = Map<string, { word: string; count: number }>

/** The words of the stage column in their first spelling, with the number of occurrences. */
export function countWords(
  rows: readonly TableRow[],
  column: number | undefined,
  words: WordCounts = new Map(),
): WordCounts {
  if (column === undefined) return words
  for (const row of rows) {
    const word = cellText(row, column)
    if (word === '') continue
    const normalized = normalizeWord(word)
    const known = words.get(normalized)
    if (known) known.count++
    else words.set(normalized, { word, count: 1 })
  }
  return words
}

/** Folded name → its first spelling. */
export function firstSpellings(
  rows: readonly TableRow[],
  column: number | undefined,
  names = new Map<string, string>(),
): Map<string, string> {
  if (column === undefined) return names
  for (const row of rows) {
    const name = cellText(row, column)
    if (name !== '' && !names.has(foldName(name))) names.set(foldName(name), name)
  }
  return names
}

/** Up to three distinct values of a column, shortened for a preview. */
export function samplesOf(rows: readonly TableRow[], column: number): string[] {
  const samples = new Set<string>()
  for (const row of rows.slice(0, 200)) {
    const text = cellText(row, column)
    if (text !== '') samples.add(text.length > 80 ? `${text.slice(0, 79)}…` : text)
    if (samples.size === 3) break
  }
  return [...samples]
}
