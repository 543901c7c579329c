import type { CellReading } from './cell-reading.ts'

/** Parses an integer from 0 to `max`; allows thousands separators (`1,200`) and zero decimals (`3.0`). */
export function readNumber(cell: string, max: number): CellReading<number> {
  const text = cell.normalize('NFKC').replace(/\s/g, '')
  const isWhole = /^(\d+|\d{1,3}(,\d{3})+)(\.0+)?$/.test(text)
  if (!isWhole) return { error: { code: 'not-a-whole-number', params: { value: cell } } }
  const value = Number(text.replaceAll(',', ''))
  if (value > max) return { error: { code: 'too-big', params: { value: cell, max } } }
  return { value }
}
