/** Figures of repeated measurements. */

/** The value that `share` of the numbers do not exceed; `NaN` for none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (numbers: readonly number[]): number => percentile(numbers, 0.5)

/** Aligns the cells of a line: the first to the left, the others to the right. */
export const line = (widths: readonly number[], cells: readonly string[]): string =>
  `${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('')}\n`
