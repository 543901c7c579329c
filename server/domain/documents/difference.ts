import { alignBlocks, type BlockPair } from './align-blocks.ts'
import { blocksOf, type BlockType } from './document-blocks.ts'
import { hasCutLines } from './markdown-parts.ts'
import { countWords, wordDifference, type DifferencePart } from './word-difference.ts'

/** A block of one of two versions, or of both; `changed` has parts of each kind. */
export type DifferenceBlock = {
  kind: 'same' | 'added' | 'removed' | 'changed'
  type: BlockType
  /** The level of a heading, or the depth of a list item. */
  level: number
  parts: DifferencePart[]
}

export type Difference = {
  blocks: DifferenceBlock[]
  wordsAdded: number
  wordsRemoved: number
  /** Some of the text was too long, or too different, to be compared word by word. */
  isCoarse: boolean
}

/** Of so many characters the words are compared; beyond, whole blocks. */
const maxCompared = 600_000

function blockOf({ before, after }: BlockPair, parts?: DifferencePart[]): DifferenceBlock {
  const { type, level, text } = (after ?? before)!
  const kind = before && after ? (parts ? 'changed' : 'same') : after ? 'added' : 'removed'
  return { kind, type, level, parts: parts ?? [{ kind: kind === 'changed' ? 'same' : kind, text }] }
}

/**
 * What changed from one Markdown text to another, block by block in the order of both: paragraphs, headings, list
 * items, table rows and code, and within a changed block word by word. The texts are compared as `blocksOf` reads them,
 * so that wrapping and emphasis make no difference. The time is bounded; `isCoarse` says when words were not compared.
 */
export function differenceOf(before: string, after: string): Difference {
  const { aligned, isCoarse } = alignBlocks(blocksOf(before), blocksOf(after))
  const difference: Difference = {
    blocks: [],
    wordsAdded: 0,
    wordsRemoved: 0,
    isCoarse: isCoarse || hasCutLines(before) || hasCutLines(after),
  }
  let compared = 0
  for (const pair of aligned) {
    const isRewritten = pair.before && pair.after && pair.before.text !== pair.after.text
    if (!isRewritten) {
      difference.blocks.push(blockOf(pair))
      continue
    }
    const { before: earlier, after: later } = pair as Required<BlockPair>
    compared += earlier.text.length + later.text.length
    const parts = compared > maxCompared ? undefined : wordDifference(earlier.text, later.text)
    if (parts) difference.blocks.push(blockOf(pair, parts))
    else difference.blocks.push(blockOf({ before: earlier }), blockOf({ after: later }))
    difference.isCoarse ||= !parts
  }
  for (const { parts } of difference.blocks)
    for (const { kind, text } of parts) {
      if (kind === 'added') difference.wordsAdded += countWords(text)
      if (kind === 'removed') difference.wordsRemoved += countWords(text)
    }
  return difference
}
