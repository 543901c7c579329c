import { frontMatterOf } from './front-matter.ts'
import { inlineText } from './inline-text.ts'
import { partsOf } from './markdown-parts.ts'

export type BlockType =
  'paragraph' | 'heading' | 'list-item' | 'table-row' | 'code' | 'quote' | 'field' | 'rule'

/** A stretch of a document that is compared as a whole; `level` is of a heading, or the depth of a list item. */
export type DocumentBlock = { type: BlockType; text: string; level: number }

const heading = /^ {0,3}(#{1,6})(?:\s+(.*))?$/
const fence = /^\s*(`{3,}|~{3,})/
const rule = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/
const item = /^(\s*)(?:[-+*]|\d{1,9}[.)])\s+(.*)$/
const quote = /^\s{0,3}>\s?(.*)$/
const separator = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/

const cells = (line: string): string =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => inlineText(cell.trim()))
    .join(' | ')

/** Wrapped lines are one text; between Chinese characters without a space. */
const unwrapped = (text: string): string =>
  text
    .replace(/(?<=[\p{Script=Han}，。；：！？、）」』])\s*\n\s*(?=[\p{Script=Han}（「『])/gu, '')
    .replace(/\s+/g, ' ')

const itemText = (text: string): string => text.replace(/^\[ \]\s/, '☐ ').replace(/^\[[xX]\]\s/, '☑ ')

/**
 * Splits a document into blocks of plain text, for comparing: line by line, without the marks of Markdown, so that a
 * paragraph wrapped differently is the same one.
 */
export function blocksOf(markdown: string): DocumentBlock[] {
  const { fields, body } = frontMatterOf(markdown)
  const blocks: DocumentBlock[] = Object.entries(fields).map(([key, value]) => ({
    type: 'field',
    text: `${key}: ${value}`,
    level: 0,
  }))
  let open: { type: 'paragraph' | 'list-item' | 'quote'; lines: string[]; level: number } | undefined
  let code: { mark: string; lines: string[] } | undefined
  const add = (type: BlockType, text: string, level = 0) => {
    if (text !== '') blocks.push({ type, text, level })
  }
  const close = () => {
    if (open) add(open.type, inlineText(unwrapped(itemText(open.lines.join('\n')))).trim(), open.level)
    open = undefined
  }
  const lines = partsOf(body).flatMap((part) => part.split('\n').map((line) => line.trimEnd()))
  for (const [index, line] of lines.entries()) {
    const mark = fence.exec(line)?.[1]
    if (code) {
      if (mark && mark.startsWith(code.mark) && line.trim() === mark) {
        add('code', code.lines.join('\n'))
        code = undefined
      } else code.lines.push(line)
      continue
    }
    const [, marks, title] = heading.exec(line) ?? []
    const [, indent = '', itemBegin] = item.exec(line) ?? []
    const quoted = quote.exec(line)?.[1]
    const underline = /^ {0,3}(=+|-+)\s*$/.exec(line)?.[1]
    if (mark) {
      close()
      code = { mark, lines: [] }
    } else if (marks) {
      close()
      add('heading', inlineText((title ?? '').replace(/(?<=\s)#+$/, '').trim()), marks.length)
    } else if (underline && open?.type === 'paragraph') {
      const text = inlineText(unwrapped(open.lines.join('\n'))).trim()
      open = undefined
      add('heading', text, underline.startsWith('=') ? 1 : 2)
    } else if (rule.test(line)) {
      close()
      add('rule', '———')
    } else if (itemBegin !== undefined) {
      close()
      open = {
        type: 'list-item',
        lines: [itemBegin],
        level: Math.floor(indent.replace(/\t/g, '    ').length / 2),
      }
    } else if (
      /^\s*\|/.test(line) ||
      (line.includes('|') && separator.test(lines[index + 1] ?? '') && !open)
    ) {
      close()
      if (!separator.test(line)) add('table-row', cells(line))
    } else if (line.trim() === '') close()
    else if (quoted !== undefined) {
      if (open?.type !== 'quote' || quoted.trim() === '') close()
      open ??= { type: 'quote', lines: [], level: 0 }
      open.lines.push(quoted.replace(/^[\s>]+/, ''))
    } else {
      open ??= { type: 'paragraph', lines: [], level: 0 }
      open.lines.push(line.trim())
    }
  }
  close()
  if (code) add('code', code.lines.join('\n'))
  return blocks
}
