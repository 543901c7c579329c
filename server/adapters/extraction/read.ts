/** Reads a document of any format, within the process that was started for it. */
import type { ExtractionNote } from '../../contracts/extraction.ts'
import { decodeHtml, type DecodedText } from './decode.ts'
import type { Extraction, Reading } from './extraction.ts'
import { detectFormat, formatOfName, type FoundFormat } from './format.ts'
import type { Request } from './frames.ts'
import { ImageCollection } from './images.ts'
import { type ExtractionLimits, TooLarge } from './limits.ts'
import { keepMarkdown } from './markdown.ts'
import { plainTextToMarkdown } from './plain-text.ts'
import { titleOf } from './title.ts'

/** @returns the beginning of the document, of one byte more than may be read when it is longer */
async function received(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    chunks.push(chunk)
    size += chunk.length
    if (size > most) break
  }
  return Buffer.concat(chunks, Math.min(size, most + 1))
}

const failed = (outcome: Extraction['outcome']): Reading => ({ outcome, markdown: '' })

type Tools = { limits: ExtractionLimits; images: ImageCollection; notes: Set<ExtractionNote> }

async function readAs(found: FoundFormat, bytes: Uint8Array, tools: Tools): Promise<Reading> {
  const { images, limits, notes } = tools
  const { format, text, isEncrypted } = found
  if (isEncrypted) return failed('encrypted')
  switch (format) {
    case 'other':
      return failed('not-readable-format')
    case 'docx':
      return (await import('./docx.ts')).readDocx(bytes, limits, images, notes)
    case 'pdf':
      return (await import('./pdf/pdf.ts')).readPdf(bytes, limits, notes)
    case 'html':
      return readText(decodeHtml(bytes) ?? text, notes, async (page) =>
        (await import('./html/html.ts')).readHtml(page, images),
      )
    case 'text':
      return readText(text, notes, async (plain) => ({
        outcome: 'read',
        markdown: plainTextToMarkdown(plain),
      }))
    case 'markdown':
      return readText(text, notes, async (markdown) => ({
        outcome: 'read',
        markdown: await keepMarkdown(markdown, images),
      }))
  }
}

async function readText(
  decoded: DecodedText | undefined,
  notes: Set<ExtractionNote>,
  reader: (text: string) => Promise<Reading>,
): Promise<Reading> {
  if (!decoded) return failed('garbled')
  if (decoded.isGuessed) notes.add('encoding-guessed')
  return reader(decoded.text)
}

/** What a database does not store, and nobody sees. */
const withoutControls = (text: string) => text.replace(/[^\P{Cc}\t\n\r\x85]/gu, '')

async function reading(found: FoundFormat, bytes: Uint8Array, tools: Tools): Promise<Reading> {
  try {
    const read = await readAs(found, bytes, tools)
    if (read.outcome !== 'read') return read
    const markdown = withoutControls(read.markdown)
    if (Buffer.byteLength(markdown) > tools.limits.markdownBytes) return failed('too-large')
    if (markdown.trim() === '') return failed('empty')
    return { ...read, markdown, title: titleOf(markdown, read.title) }
  } catch (error) {
    // Any error of a reader is one of the document.
    return failed(error instanceof TooLarge ? 'too-large' : 'damaged')
  }
}

export async function readDocument(request: Request, source: AsyncIterable<Uint8Array>): Promise<Extraction> {
  const { fileName, limits } = request
  const bytes = await received(source, limits.bytesRead)
  const images = new ImageCollection(limits)
  const notes = images.notes
  const answer = (found: FoundFormat, read: Reading): Extraction => {
    const { format, mediaType, differs } = found
    if (differs) notes.add('extension-differs')
    const isRead = read.outcome === 'read'
    return { format, mediaType, ...read, images: isRead ? images.images : [], notes: [...notes] }
  }
  if (bytes.length === 0) return answer({ ...formatOfName(fileName), differs: false }, failed('empty'))
  const isTooLong = bytes.length > limits.bytesRead
  try {
    const found = await detectFormat(fileName, bytes)
    const isReadable = found.format !== 'other'
    return answer(
      found,
      isTooLong && isReadable ? failed('too-large') : await reading(found, bytes, { limits, images, notes }),
    )
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error
    return answer({ ...formatOfName(fileName), differs: false }, failed('too-large'))
  }
}
