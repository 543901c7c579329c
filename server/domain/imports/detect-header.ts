/** Detects whether the first row is a header. */
import { stageOfWord } from './stage-words.ts'
import { fieldOfHeader } from './suggest-columns.ts'

/** Text that is content rather than a column name: numbers, dates, links. */
const looksLikeData = (cell: string) =>
  /^[\d\s.,/:年月日-]*\d[\d\s.,/:年月日-]*$/.test(cell) || /^https?:\/\//.test(cell) || cell.length > 80

/**
 * True when a cell of the first row is a known column name; otherwise when its cells are all distinct names and the
 * rows below contain numbers, dates, links or stage words.
 */
export function detectHeader(rows: readonly (readonly string[])[]): boolean {
  const [first, ...others] = rows.map((row) => row.map((cell) => cell.trim()))
  if (!first) return false
  const known = first.filter((cell) => fieldOfHeader(cell) !== null).length
  if (known > 0 && !first.some((cell) => /^https?:\/\//.test(cell))) return true
  if (first.length < 2 || first.some((cell) => cell === '') || new Set(first).size < first.length)
    return false
  const isContent = (cell: string | undefined) =>
    cell !== undefined && cell !== '' && (looksLikeData(cell) || stageOfWord(cell) !== null)
  return !first.some(isContent) && first.some((_, index) => others.some((row) => isContent(row[index])))
}
