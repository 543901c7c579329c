/** Between two words side by side, in pixels, at least. */
export const wordGap = 12

/**
 * Places words, given from left to right, in one row: each centred on `at`, moved aside as far as its neighbours and
 * the ends of the row ask. `x` is where a word begins.
 */
export function inRow<W extends { at: number; width: number }>(
  words: readonly W[],
  from: number,
  to: number,
): (W & { x: number })[] {
  const placed = words.map((word) => ({ ...word, x: word.at - word.width / 2 }))
  // Neighbours that would touch give way by half each.
  placed.slice(1).forEach((word, index) => {
    const before = placed[index]
    const over = before ? before.x + before.width + wordGap - word.x : 0
    if (!before || over <= 0) return
    before.x -= over / 2
    word.x += over / 2
  })
  let free = from
  for (const word of placed) {
    word.x = Math.max(word.x, free)
    free = word.x + word.width + wordGap
  }
  let end = to
  for (const word of placed.toReversed()) {
    word.x = Math.min(word.x, end - word.width)
    end = word.x - wordGap
  }
  return placed
}
