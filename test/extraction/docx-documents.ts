/** Builds DOCX documents, from Markdown too. */
import {
  Document,
  ExternalHyperlink,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type IParagraphOptions,
  type IPropertiesOptions,
  type ISectionOptions,
} from 'docx'
import { marked, type Token, type Tokens } from 'marked'

type Child = Paragraph | Table

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
]
const numbered = 'numbered'

export async function docxOf(
  children: ISectionOptions['children'],
  properties: Partial<IPropertiesOptions> = {},
): Promise<Uint8Array> {
  const levels = [0, 1, 2, 3].map((level) => ({
    level,
    format: LevelFormat.DECIMAL,
    text: `%${level + 1}.`,
  }))
  const document = new Document({
    sections: [{ children }],
    numbering: { config: [{ reference: numbered, levels }] },
    ...properties,
  })
  return Packer.toBuffer(document)
}

export const bullet = (text: string, level = 0) => new Paragraph({ text, bullet: { level } })
export const item = (text: string, level = 0) =>
  new Paragraph({ text, numbering: { reference: numbered, level } })
export const heading = (text: string, level: number) =>
  new Paragraph({ text, heading: headings[level - 1] ?? HeadingLevel.HEADING_6 })
export const table = (rows: readonly (readonly Child[][])[]) =>
  new Table({
    rows: rows.map(
      (cells) => new TableRow({ children: cells.map((children) => new TableCell({ children })) }),
    ),
  })

type Style = { bold?: boolean; italics?: boolean }
const unescaped = (text: string) =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'",
  )

function runs(tokens: readonly Token[], style: Style = {}): (TextRun | ExternalHyperlink)[] {
  return tokens.flatMap((token): (TextRun | ExternalHyperlink)[] => {
    const inner = 'tokens' in token && token.tokens ? token.tokens : undefined
    if (token.type === 'strong' && inner) return runs(inner, { ...style, bold: true })
    if (token.type === 'em' && inner) return runs(inner, { ...style, italics: true })
    if (token.type === 'link' && inner)
      return [new ExternalHyperlink({ link: (token as Tokens.Link).href, children: runs(inner, style) })]
    if (token.type === 'image' || token.type === 'html') return []
    if (inner) return runs(inner, style)
    return 'text' in token
      ? [new TextRun({ text: unescaped(token.text as string).replace(/\n/g, ' '), ...style })]
      : []
  })
}

const paragraph = (tokens: readonly Token[], options: IParagraphOptions = {}) =>
  new Paragraph({ ...options, children: runs(tokens) })

function blocks(tokens: readonly Token[], level = 0): Child[] {
  return tokens.flatMap((token): Child[] => {
    switch (token.type) {
      case 'heading':
        return [
          paragraph(token.tokens ?? [], {
            heading: headings[(token as Tokens.Heading).depth - 1] ?? HeadingLevel.HEADING_6,
          }),
        ]
      case 'list': {
        const { ordered, items } = token as Tokens.List
        return items.flatMap((each) => {
          const [first, ...rest] = each.tokens.filter(({ type }) => type !== 'space' && type !== 'checkbox')
          const text = first && 'tokens' in first && first.type !== 'list' ? (first.tokens ?? []) : []
          const options = ordered ? { numbering: { reference: numbered, level } } : { bullet: { level } }
          return [
            paragraph(text, options),
            ...blocks(text.length > 0 ? rest : [...(first ? [first] : []), ...rest], level + 1),
          ]
        })
      }
      case 'table': {
        const { header, rows } = token as Tokens.Table
        return [table([header, ...rows].map((row) => row.map((cell) => [paragraph(cell.tokens)])))]
      }
      case 'blockquote':
        return blocks(token.tokens ?? [], level)
      case 'code':
        return (token as Tokens.Code).text.split('\n').map((text) => new Paragraph({ text }))
      case 'paragraph':
      case 'text':
        return [paragraph(token.tokens ?? [])]
      default:
        return []
    }
  })
}

/** What Word would make of Markdown. */
export const docxOfMarkdown = (markdown: string): Promise<Uint8Array> =>
  docxOf(blocks(marked.lexer(markdown)))
