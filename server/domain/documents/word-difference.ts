import { diffArrays } from 'diff'

/** A stretch of words that both texts have, or only the later one, or only the earlier one. */
export type DifferencePart = { kind: 'same' | 'added' | 'removed'; text: string }

/** Texts that differ in more words than this are not compared by words. */
const maxChanges = 600

const segmenters = { zh: new Intl.Segmenter('zh', { granularity: 'word' }) }
const han = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u
const stretches = /[\p{L}\p{M}\p{N}_]+|\s+|[^\p{L}\p{M}\p{N}_\s]/gu

/** The words, spaces and punctuation marks of a text; joined, they are the text. */
export function wordsOf(text: string): string[] {
  const found = text.match(stretches) ?? []
  if (!han.test(text)) return found
  return found.flatMap((one) =>
    han.test(one) ? Array.from(segmenters.zh.segment(one), ({ segment }) => segment) : [one],
  )
}

/** How many words a text has; a Chinese character counts as one. */
export const countWords = (text: string): number =>
  text.match(/[\p{Script=Han}]|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}_'’])+/gu)?.length ?? 0

const isWord = (text: string) => /[\p{L}\p{N}]/u.test(text)

/** Joins changes with nothing but spaces and punctuation between them: single marks that stay are hard to read. */
function joinedChanges(parts: readonly DifferencePart[]): DifferencePart[] {
  const joined: DifferencePart[] = []
  let removed = ''
  let added = ''
  const end = () => {
    if (removed) joined.push({ kind: 'removed', text: removed })
    if (added) joined.push({ kind: 'added', text: added })
    removed = added = ''
  }
  parts.forEach((part, index) => {
    if (part.kind === 'removed') removed += part.text
    else if (part.kind === 'added') added += part.text
    else if (removed && added && index < parts.length - 1 && !isWord(part.text)) {
      removed += part.text
      added += part.text
    } else {
      end()
      joined.push(part)
    }
  })
  end()
  return joined
}

/** Both texts as parts, in order; undefined when too much differs for a comparison to be quick. */
export function wordDifference(before: string, after: string): DifferencePart[] | undefined {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: maxChanges })
  return (
    changes &&
    joinedChanges(
      changes.map(({ value, added, removed }) => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value.join(''),
      })),
    )
  )
}
