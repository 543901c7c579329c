/** Clean HTML as Markdown. */
import { strikethrough, taskListItems } from '@joplin/turndown-plugin-gfm'
import TurndownService from 'turndown'
import { escapeMarkdown, lineBreak } from '../escape.ts'
import type { DomNode } from './dom.ts'

type Rule = { filter: (node: DomNode) => boolean; replacement: (content: string, node: DomNode) => string }

const named =
  (...names: string[]) =>
  (node: DomNode) =>
    names.includes(node.nodeName)
const indented = (content: string, by: string) => content.replace(/\n(?=[^\n])/g, `\n${by}`)

/** In a cell a line break is an element, and a bar would end the cell. */
const cellContent = (content: string) =>
  content
    .trim()
    .replace(/ *\n\s*/g, '<br>')
    .replace(/\\.|\|/g, (found) => (found === '|' ? '\\|' : found))

const itemMarker = (item: DomNode) =>
  item.parentNode?.nodeName === 'OL' ? `${item.getAttribute('value') ?? 1}. ` : '- '

const rules: Record<string, Rule> = {
  item: {
    filter: named('LI'),
    replacement: (content, item) => {
      const marker = itemMarker(item)
      const text = indented(content.trim(), ' '.repeat(marker.length))
      return `${marker}${text}${item.nextSibling ? '\n' : ''}`
    },
  },
  cell: { filter: named('TD', 'TH'), replacement: (content) => ` ${cellContent(content)} |` },
  row: {
    filter: named('TR'),
    replacement: (content, row) => {
      const isHeader = row.firstChild?.nodeName === 'TH'
      const columns: string[] = []
      for (let cell = row.firstChild; cell && isHeader; cell = cell.nextSibling) columns.push(' --- |')
      return `|${content}\n${isHeader ? `|${columns.join('')}\n` : ''}`
    },
  },
  section: { filter: named('TBODY', 'THEAD'), replacement: (content) => content },
  table: { filter: named('TABLE'), replacement: (content) => `\n\n${content.trim()}\n\n` },
  image: {
    filter: named('IMG'),
    replacement: (_content, image) => {
      const address = (image.getAttribute('src') ?? '').replace(/[()<>\s]/g, encodeURIComponent)
      return `![${escapeMarkdown(image.getAttribute('alt') ?? '')}](${address.replace(/[()]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)})`
    },
  },
  link: {
    filter: (node) => node.nodeName === 'A' && node.getAttribute('href') !== null,
    replacement: (content, link) => {
      const address = (link.getAttribute('href') ?? '').replace(
        /[()<>\s\\]/g,
        (c) => `%${c.charCodeAt(0).toString(16)}`,
      )
      const text = content.trim() === '' ? '' : content
      return text === address ? address : text && `[${text}](${address})`
    },
  },
  footnote: {
    filter: (node) => node.nodeName === 'A' && node.getAttribute('data-footnote') !== null,
    replacement: (_content, note) => `[^${note.getAttribute('data-footnote') ?? ''}]`,
  },
  definition: {
    filter: (node) => node.nodeName === 'DIV' && node.getAttribute('data-definition') !== null,
    replacement: (content, note) =>
      `\n\n[^${note.getAttribute('data-definition') ?? ''}]: ${indented(content.trim(), '    ')}\n\n`,
  },
}

export function cleanHtmlToMarkdown(html: string): string {
  const service = new TurndownService({
    headingStyle: 'atx',
    hr: '---',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
    br: lineBreak,
  })
  service.escape = escapeMarkdown
  service.use([strikethrough, taskListItems])
  // Turndown's types name the types of a browser.
  for (const [name, rule] of Object.entries(rules))
    service.addRule(name, rule as unknown as TurndownService.Rule)
  return service.turndown(html)
}
