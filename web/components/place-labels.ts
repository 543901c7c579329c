/** Minimum gap between two labels, in pixels. */
export const labelGap = 12

/**
 * Positions labels, given from left to right, in one row: each centred on `at`, shifted as far as its
 * neighbours and the ends of the row require. `x` is the start of a label.
 */
export function placeLabels<W extends { at: number; width: number }>(
  words: readonly W[],
  from: number,
  to: number,
): (W & { x: number })[] {
  const placed = words.map((word) => ({ ...word, x: word.at - word.width / 2 }))
  // Overlapping neighbours are each shifted by half the overlap.
  placed.slice(1).forEach((word, index) => {
    const before = placed[index]
    const over = before ? before.x + before.width + labelGap - word.x : 0
    if (!before || over <= 0) return
    before.x -= over / 2
    word.x += over / 2
  })
  let free = from
  for (const word of placed) {
    word.x = Math.max(word.x, free)
    free = word.x + word.width + labelGap
  }
  let end = to
  for (const word of placed.toReversed()) {
    word.x = Math.min(word.x, end - word.width)
    end = word.x - labelGap
  }
  return placed
}
