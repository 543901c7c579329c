import type { Token, Tokens } from 'marked'
import { frontMatterOf } from './front-matter.ts'
import { partsOf } from './markdown-parts.ts'
import { isHeading, newMarkdownParser, tokensOf } from './parse-markdown.ts'
import { plainText } from './plain-text.ts'

/** Titles and summaries are looked for in the beginning of a document. */
const beginning = 60_000
const maxSummary = 300

function beginningOf(body: string): Token[] {
  const [part = ''] = partsOf(body.slice(0, beginning))
  return tokensOf(newMarkdownParser(), part)
}

/** A file name as a title: without its ending, hyphens and underscores as spaces, dates as they are. */
function titleOfFile(fileName: string): string {
  const name = fileName.replace(/^.*[/\\]/, '').replace(/(?<=.)\.[A-Za-z0-9]{1,8}$/, '')
  const words = name.replace(/_+|-+(?!\d)|(?<!\d)-+/g, ' ').trim()
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

/** The title of a document: of its front matter, else its first heading, else its file name made readable. */
export function titleOf(markdown: string, fileName: string): string {
  const { title, body } = frontMatterOf(markdown)
  if (title) return title
  const heading = beginningOf(body)
    .filter(isHeading)
    .map(({ tokens }) => plainText(tokens))
    .find(Boolean)
  return heading ?? titleOfFile(fileName)
}

const sentenceEnd = /[.!?][”’"')\]]?(?=\s|$)|[。！？…][”’」』）]?/gu

/** At most `maxSummary` characters: whole sentences when the first one fits, else whole words. */
function shortened(text: string): string {
  if (text.length <= maxSummary) return text
  const begun = text.slice(0, maxSummary)
  const last = [...begun.matchAll(sentenceEnd)].at(-1)
  if (last) return begun.slice(0, last.index + last[0].length)
  const words = begun.slice(0, -1).replace(/\p{Surrogate}$/u, '')
  return `${words.replace(/(?<=\s\S*)\s\S*$/u, '').replace(/[\s,;:，；：、]+$/u, '')}…`
}

const isParagraph = (token: Token): token is Tokens.Paragraph => token.type === 'paragraph'

/** Links and images alone, such as badges, say nothing. */
const saysSomething = ({ tokens }: Tokens.Paragraph): boolean =>
  tokens.some(({ type, raw }) => !/^(image|link|html|br)$/.test(type) && /[\p{L}\p{N}]/u.test(raw))

/** The first paragraph that is a sentence, as plain text of at most 300 characters; empty when there is none. */
export function summaryOf(markdown: string): string {
  const texts = beginningOf(frontMatterOf(markdown).body)
    .filter(isParagraph)
    .filter(saysSomething)
    .map(({ tokens }) => plainText(tokens))
  const sentence = texts.find((text) => text.length > 24 && text.search(sentenceEnd) > 0)
  return shortened(sentence ?? texts.find((text) => text.length > 60) ?? texts.find(Boolean) ?? '')
}
