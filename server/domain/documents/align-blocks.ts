import { diffArrays } from 'diff'
import type { DocumentBlock } from './document-blocks.ts'
import { wordsOf } from './word-difference.ts'

/** The same block in both documents, one that only one of them has, or one that was rewritten. */
export type BlockPair = { before?: DocumentBlock; after?: DocumentBlock }

/** Between two blocks that are found again, at most so many may differ for the shortest comparison to be sought. */
const maxChanges = 1_000
/** The product of changes and length that one comparison may reach. */
const maxSteps = 20_000_000
/** Rewritten blocks are sought among at most so many pairs of a removed and an added one. */
const maxPairs = 2_500
/** Below this share of common words, a block was not rewritten but replaced. */
const leastAlike = 0.35
const longestAlike = 4_000

const keyOf = ({ type, level, text }: DocumentBlock) => `${type}${level} ${text}`

/** The positions of blocks that occur once in both lists, in the longest order that both share. */
function landmarks(before: readonly string[], after: readonly string[]): [number, number][] {
  const once = (keys: readonly string[]) => {
    const places = new Map<string, number>()
    keys.forEach((key, index) => places.set(key, places.has(key) ? -1 : index))
    return places
  }
  const places = once(after)
  const found = [...once(before)].flatMap(([key, index]): [number, number][] => {
    const other = places.get(key) ?? -1
    return index < 0 || other < 0 ? [] : [[index, other]]
  })
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  found.forEach(([, place], index) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (found[ends[middle]!]![1] < place) low = middle + 1
      else high = middle
    }
    previous[index] = ends[low - 1]
    ends[low] = index
  })
  const chain: [number, number][] = []
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) chain.push(found[index]!)
  return chain.reverse()
}

const fieldName = ({ text }: DocumentBlock) => text.slice(0, text.indexOf(':'))

const wordSet = (text: string) =>
  new Set(wordsOf(text.slice(0, longestAlike)).filter((word) => /[\p{L}\p{N}]/u.test(word)))

function alike(one: Set<string>, other: Set<string>): number {
  if (one.size === 0 || other.size === 0) return 0
  const [small, large] = one.size < other.size ? [one, other] : [other, one]
  let common = 0
  for (const word of small) if (large.has(word)) common++
  return (2 * common) / (one.size + other.size)
}

/** Pairs removed blocks with the added ones that are most alike, in order; the others stay alone. */
function pairs(removed: readonly DocumentBlock[], added: readonly DocumentBlock[]): BlockPair[] {
  const alone = [...removed.map((before) => ({ before })), ...added.map((after) => ({ after }))]
  if (removed.length * added.length > maxPairs || removed.length === 0 || added.length === 0) return alone
  const before = removed.map(({ text }) => wordSet(text))
  const after = added.map(({ text }) => wordSet(text))
  const width = added.length + 1
  const best = new Float64Array((removed.length + 1) * width)
  const gain = (i: number, j: number) => {
    if (removed[i]!.type !== added[j]!.type) return 0
    if (removed[i]!.type === 'field' && fieldName(removed[i]!) === fieldName(added[j]!)) return 1
    const share = alike(before[i]!, after[j]!)
    return share < leastAlike ? 0 : share
  }
  for (let i = removed.length - 1; i >= 0; i--)
    for (let j = added.length - 1; j >= 0; j--)
      best[i * width + j] = Math.max(
        best[(i + 1) * width + j]!,
        best[i * width + j + 1]!,
        gain(i, j) && gain(i, j) + best[(i + 1) * width + j + 1]!,
      )
  const found: BlockPair[] = []
  let i = 0
  let j = 0
  while (i < removed.length || j < added.length) {
    const here = best[i * width + j] ?? 0
    if (i < removed.length && (j >= added.length || best[(i + 1) * width + j] === here))
      found.push({ before: removed[i++]! })
    else if (j < added.length && (i >= removed.length || best[i * width + j + 1] === here))
      found.push({ after: added[j++]! })
    else found.push({ before: removed[i++]!, after: added[j++]! })
  }
  return found
}

/**
 * Blocks of two documents side by side, in the order of both. Equal blocks that occur once are found first, so that
 * documents of any length take a time that grows with their length; `isCoarse` when a stretch differed too much.
 */
export function alignBlocks(before: readonly DocumentBlock[], after: readonly DocumentBlock[]) {
  const keysBefore = before.map(keyOf)
  const keysAfter = after.map(keyOf)
  const aligned: BlockPair[] = []
  let isCoarse = false
  let removed: DocumentBlock[] = []
  let added: DocumentBlock[] = []
  const endChange = () => {
    if (removed.length * added.length > maxPairs) isCoarse = true
    for (const pair of pairs(removed, added)) aligned.push(pair)
    removed = []
    added = []
  }
  let i = 0
  let j = 0
  const same = () => {
    endChange()
    aligned.push({ before: before[i++]!, after: after[j++]! })
  }
  const change = (toI: number, toJ: number) => {
    while (i < toI) removed.push(before[i++]!)
    while (j < toJ) added.push(after[j++]!)
  }
  for (const [nextI, nextJ] of [
    ...landmarks(keysBefore, keysAfter),
    [before.length, after.length] as const,
  ]) {
    const changes = diffArrays(keysBefore.slice(i, nextI), keysAfter.slice(j, nextJ), {
      maxEditLength: Math.min(maxChanges, Math.ceil(maxSteps / (nextI - i + nextJ - j + 1))),
    })
    isCoarse ||= changes === undefined
    for (const { count, added: isAdded, removed: isRemoved } of changes ?? [])
      if (isRemoved) change(i + count, j)
      else if (isAdded) change(i, j + count)
      else for (let left = count; left > 0; left--) same()
    change(nextI, nextJ)
    if (nextI < before.length) same()
  }
  endChange()
  return { aligned, isCoarse }
}
