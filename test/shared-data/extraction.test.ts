import { readdirSync, readFileSync } from 'node:fs'
import { marked, type Token, type Tokens } from 'marked'
import { expect, it } from 'vitest'
import { docxOfMarkdown } from '../extraction/docx-documents.ts'
import { pdfOf } from '../extraction/pdf-documents.ts'
import { read } from '../extraction/reading.ts'

const folder = new URL('../../../shared/data/seed-saas-pmm/posthog/rfcs/', import.meta.url)
const documents = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, markdown: readFileSync(new URL(name, folder), 'utf8').replace(/\r\n/g, '\n') }))

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[\s\u00A0\u2003]+/g, '')

/** What a document has, without spaces: its headings, the items of its lists that have text, the cells of its tables. */
function shapeOf(markdown: string) {
  const shape = { headings: [] as string[], items: 0, cells: [] as string[] }
  const text = (tokens: Token[]) => plain(marked.parser([{ type: 'paragraph', raw: '', text: '', tokens }]))
  void marked.walkTokens(marked.lexer(markdown), (token) => {
    if (token.type === 'heading' && text(token.tokens ?? []))
      shape.headings.push(`${(token as Tokens.Heading).depth} ${text(token.tokens ?? [])}`)
    if (
      token.type === 'list_item' &&
      token.tokens?.some(({ type }) => type === 'text' || type === 'paragraph')
    )
      shape.items++
    if (token.type === 'table')
      for (const cell of [(token as Tokens.Table).header, ...(token as Tokens.Table).rows].flat())
        shape.cells.push(text(cell.tokens))
  })
  return { ...shape, cells: shape.cells.filter((cell) => cell !== '') }
}

it('reads real requirements from DOCX with their headings, lists and tables', async () => {
  expect(documents.length).toBeGreaterThan(30)
  for (const { name, markdown } of documents.filter((_, n) => n % 3 === 0)) {
    const extraction = await read('a.docx', await docxOfMarkdown(markdown))
    expect(extraction, name).toMatchObject({ outcome: 'read', format: 'docx' })
    expect(shapeOf(extraction.markdown), name).toEqual(shapeOf(markdown))
  }
})

it('keeps real requirements in Markdown as they are', async () => {
  for (const { name, markdown } of documents)
    expect(await read(name, markdown)).toMatchObject({ outcome: 'read', markdown })
})

it('reads every word of real requirements from PDF, and their headings', async () => {
  for (const { name, markdown } of documents.slice(0, 3)) {
    const tokens = marked
      .lexer(markdown)
      .filter((token) => token.type === 'heading' || token.type === 'paragraph')
    const texts = tokens.map((token) => ({
      depth: token.type === 'heading' ? (token as Tokens.Heading).depth : 0,
      text: plain(marked.parser([token]).replace(/\s+/g, '~'))
        .replace(/~/g, ' ')
        .replace(/[^ -~]/g, '')
        .trim(),
    }))
    const written = texts.filter(({ text }) => text !== '')
    const pdf = await pdfOf((page) => {
      for (const { depth, text } of written)
        page
          .fontSize(depth ? 26 - 3 * depth : 10)
          .text(text)
          .moveDown(0.5)
    })
    const { markdown: result, outcome } = await read('a.pdf', pdf)
    expect(outcome, name).toBe('read')
    const words = (text: string) => text.replace(/\\|^#+ /gm, '').match(/[\p{L}\p{N}]+/gu) ?? []
    expect(words(result).join(''), name).toBe(words(written.map(({ text }) => text).join('\n')).join(''))
    expect(result.match(/^#+ /gm)?.length, name).toBe(
      written.filter(({ depth }) => depth > 0 && depth < 5).length,
    )
  }
})
