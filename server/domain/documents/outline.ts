import type { Tokens } from 'marked'
import { Anchors } from './anchors.ts'
import { frontMatterOf } from './front-matter.ts'
import { partsOf } from './markdown-parts.ts'
import { headingsOf } from './parse-markdown.ts'
import { plainText } from './plain-text.ts'

/** A heading of a document: `level` 1 to 6 as written, `anchor` unique in the document. */
export type OutlineHeading = { level: number; text: string; anchor: string }

const maxTextLength = 300

/** A heading's entry in the outline; headings must come in the order of the document. */
export const headingOf = (token: Tokens.Heading, anchors: Anchors): OutlineHeading => {
  const text = plainText(token.tokens).slice(0, maxTextLength)
  return { level: token.depth, text, anchor: anchors.of(text) }
}

/** An outline with more headings than this, or of a longer text, is no help. */
const maxHeadings = 2_000
const maxParts = 10

/** The headings of a document in order, without front matter. Anchors are those of the rendered headings. */
export function outlineOf(markdown: string): OutlineHeading[] {
  const anchors = new Anchors()
  const outline: OutlineHeading[] = []
  for (const part of partsOf(frontMatterOf(markdown).body).slice(0, maxParts)) {
    for (const token of headingsOf(part)) outline.push(headingOf(token, anchors))
    if (outline.length >= maxHeadings) break
  }
  return outline.slice(0, maxHeadings)
}
