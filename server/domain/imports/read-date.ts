/** Parses dates in common formats. */
import type { CellReading } from './cell-reading.ts'

const yearFirst = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/
const yearLast = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/

/** `2026-05-06`, `2026/5/6` or `2026年5月6日` as `YYYY-MM-DD`. A year at the end is refused: 5/6 may be May or June. */
export function readDate(cell: string): CellReading<string> {
  const text = cell.normalize('NFKC').replace(/\s/g, '')
  if (yearLast.test(text)) return { error: { code: 'ambiguous-date', params: { value: cell } } }
  const parts = yearFirst
    .exec(text)
    ?.slice(1)
    .filter((part) => part !== undefined)
  if (!parts) return { error: { code: 'not-a-date', params: { value: cell } } }
  const [year, month, day] = parts.map(Number) as [number, number, number]
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return { error: { code: 'no-such-date', params: { value: cell } } }
  return { value: `${parts[0]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` }
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
