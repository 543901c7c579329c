/** Which format a document has: by its content first, by the extension of its name second. */
import { extname } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import type { DocumentFormat } from '../../contracts/extraction.ts'
import { decodeText, type DecodedText } from './decode.ts'
import { entriesOf, type ZipEntry } from './zip.ts'

type DetectedFormat = { format: DocumentFormat; mediaType: string }
export type FoundFormat = DetectedFormat & {
  /** Whether the extension promises another format. */
  differs: boolean
  text?: DecodedText
  isEncrypted?: boolean
}

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const mediaTypes = {
  markdown: 'text/markdown',
  text: 'text/plain',
  html: 'text/html',
  docx: docxType,
  pdf: 'application/pdf',
  other: 'application/octet-stream',
} as const satisfies Record<DocumentFormat, string>
const extensions = {
  markdown: ['.md', '.markdown', '.mdown', '.mkd', '.mdx'],
  text: ['', '.txt', '.text', '.log', '.rst', '.adoc', '.org', '.csv', '.tsv', '.json', '.yaml', '.yml'],
  html: ['.html', '.htm', '.xhtml'],
  docx: ['.docx', '.docm', '.dotx', '.dotm'],
  pdf: ['.pdf'],
} as const

const detected = (format: DocumentFormat, mediaType: string = mediaTypes[format]): DetectedFormat => ({
  format,
  mediaType,
})
const listed = (format: keyof typeof extensions, extension: string) =>
  (extensions[format] as readonly string[]).includes(extension)

/** The format that a name promises. */
export function formatOfName(fileName: string): DetectedFormat {
  const extension = extname(fileName).toLowerCase()
  const formats = Object.keys(extensions) as (keyof typeof extensions)[]
  return detected(formats.find((format) => listed(format, extension)) ?? 'other')
}

const startsWith = (bytes: Uint8Array, signature: string) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, signature.length)).toString('latin1') ===
  signature
const compoundFile = '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'
const includesUtf16 = (bytes: Uint8Array, text: string) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(text, 'utf16le'))

/** An encrypted DOCX is a compound file, as the formats before it are. */
const isEncryptedOffice = (bytes: Uint8Array): boolean =>
  startsWith(bytes, compoundFile) && includesUtf16(bytes, 'EncryptedPackage')

const isZip = (bytes: Uint8Array) => startsWith(bytes, 'PK\x03\x04')
const isWord = (entries: readonly ZipEntry[]) => entries.some(({ name }) => name === 'word/document.xml')

/** A PDF may begin with something else; a text that mentions one is none. */
function isPdf(bytes: Uint8Array, promised: DetectedFormat): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1')
  return promised.format === 'pdf' ? head.includes('%PDF-') : /^\s*%PDF-\d/.test(head)
}

/** The format of a container, whose content is not text. */
function containerFormat(bytes: Uint8Array, promised: DetectedFormat): FoundFormat | undefined {
  if (isPdf(bytes, promised)) return { ...detected('pdf'), differs: false }
  if (isEncryptedOffice(bytes) && promised.format === 'docx')
    return { ...promised, differs: false, isEncrypted: true }
  if (!isZip(bytes)) return undefined
  const entries = entriesOf(bytes)
  const isDocx = entries ? isWord(entries) : promised.format === 'docx'
  return isDocx ? { ...detected('docx'), differs: false } : undefined
}

const beginsAsHtml = (text: string) => /^\s*(<\?xml[^>]*>\s*)?<(!doctype\s+html|html)[\s>]/i.test(text)

/** The format of text: its extension tells, unless it begins as a page does, or the extension is none of text. */
function textFormat(text: string, promised: DetectedFormat): DetectedFormat {
  const beginning = text.slice(0, 1000)
  if (beginsAsHtml(beginning)) return detected('html')
  if (/^({\\rtf|%!PS)/.test(beginning)) return detected('other')
  return promised.format === 'docx' || promised.format === 'pdf' ? detected('text') : promised
}

async function contentFormat(bytes: Uint8Array, promised: DetectedFormat): Promise<FoundFormat> {
  const container = containerFormat(bytes, promised)
  if (container) return container
  // Some signatures are two letters, with which a text may begin.
  const text = decodeText(bytes)
  if (text && !text.isGuessed) return { ...textFormat(text.text, promised), differs: false, text }
  const type = await fileTypeFromBuffer(bytes)
  if (type) return { ...detected('other', type.mime), differs: false }
  return { ...(text ? textFormat(text.text, promised) : promised), differs: false, ...(text ? { text } : {}) }
}

/** The format of a document; its text, when it is text; and whether its extension promises another format. */
export async function detectFormat(fileName: string, bytes: Uint8Array): Promise<FoundFormat> {
  const promised = formatOfName(fileName)
  const found = await contentFormat(bytes, promised)
  return { ...found, differs: extname(fileName) !== '' && found.format !== promised.format }
}
