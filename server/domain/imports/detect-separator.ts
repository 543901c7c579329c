/** Detects the separator of a CSV file. */
import type { Import } from '../../contracts/imports.ts'

export type Separator = Import['separator']
const candidates: readonly Separator[] = [',', '\t', ';', '|']
const recordsLookedAt = 30

/**
 * The separator that gives the most of the first records the same number of cells; a comma when none fits.
 * Separators inside quotes do not count.
 */
export function detectSeparator(sample: string): Separator {
  let best: { separator: Separator; share: number; width: number } | undefined
  for (const separator of candidates) {
    const widths = recordWidths(sample, separator)
    const width = widths[0] ?? 1
    if (width < 2) continue
    const share = widths.filter((other) => other === width).length / widths.length
    if (!best || share > best.share || (share === best.share && width > best.width))
      best = { separator, share, width }
  }
  return best?.separator ?? ','
}

function recordWidths(sample: string, separator: string): number[] {
  const widths: number[] = []
  let width = 1
  let isQuoted = false
  let isCellStart = true
  let hasText = false
  for (let at = 0; at < sample.length && widths.length < recordsLookedAt; at++) {
    const char = sample[at]
    if (char === '"' && (isQuoted || isCellStart)) {
      isQuoted = !isQuoted
      isCellStart = !isQuoted
      hasText = true
      continue
    }
    if (isQuoted) continue
    isCellStart = char === separator || char === '\n' || char === '\r'
    if (char === separator) width++
    if (char === '\n' || char === '\r') {
      if (hasText) widths.push(width)
      width = 1
      hasText = false
    } else if (char !== ' ') hasText = true
  }
  if (hasText && widths.length < recordsLookedAt) widths.push(width)
  return widths
}
