import mammoth from 'mammoth'
import type { ExtractionNote } from '../../contracts/extraction.ts'
import type { Reading } from './extraction.ts'
import { readHtml } from './html/html.ts'
import type { ImageCollection } from './images.ts'
import type { ExtractionLimits } from './limits.ts'
import { entriesOf, ZipFiles } from './zip.ts'

/** In addition to the styles that mammoth knows: titles, headings by their Chinese names, and code. */
const styles = [
  "p[style-name='Title'] => h1:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='标题 ${level}'] => h${level}:fresh`),
  ...['heading 7', 'heading 8', 'heading 9'].map((name) => `p[style-name='${name}'] => h6:fresh`),
  ...['Code', 'Source Code', 'HTML Preformatted'].map(
    (name) => `p[style-name='${name}'] => pre:separator('\\n')`,
  ),
  ...['Verbatim Char', 'HTML Code', 'Code Char'].map((name) => `r[style-name='${name}'] => code`),
  ...['Quote', 'Intense Quote', 'Block Text'].map(
    (name) => `p[style-name='${name}'] => blockquote > p:fresh`,
  ),
]

/** Entities are never declared in a document of Word; here they could refer to other files, and multiply. */
const declaresEntities = (xml: string) => /<!(DOCTYPE|ENTITY)/i.test(xml)

/** The files of a document, as mammoth's own way to open an archive returns them. */
function filesOf(bytes: Uint8Array, limits: ExtractionLimits) {
  const entries = entriesOf(bytes)
  if (!entries) throw new Error('No archive')
  const files = new ZipFiles(bytes, entries, 4 * limits.bytesRead)
  return {
    hasMacros: entries.some(({ name }) => /vbaProject\.bin$/i.test(name)),
    exists: (name: string) => files.has(name),
    read: async (name: string, encoding?: string) => {
      const content = files.read(name)
      if (!encoding) return content
      if (encoding === 'base64') return content.toString('base64')
      const xml = new TextDecoder(encoding).decode(content)
      if (declaresEntities(xml)) throw new Error('A document declares entities')
      return xml
    },
  }
}

/** Word's DOCX as Markdown. */
export async function readDocx(
  bytes: Uint8Array,
  limits: ExtractionLimits,
  images: ImageCollection,
  notes: Set<ExtractionNote>,
): Promise<Reading> {
  const file = filesOf(bytes, limits)
  if (file.hasMacros) notes.add('macros-removed')
  const convertImage = mammoth.images.imgElement(async (image) => {
    const reference = await image
      .readAsBuffer()
      .then((content) => images.add(content))
      .catch(() => images.leaveOut())
    return { src: reference ?? 'left-out:' }
  })
  // Mammoth takes an opened archive too, which its types do not tell.
  const input = { file } as unknown as Parameters<typeof mammoth.convertToHtml>[0]
  const { value } = await mammoth.convertToHtml(input, {
    styleMap: styles,
    convertImage,
    includeEmbeddedStyleMap: false,
  })
  return readHtml(value, images)
}
