import { extractInProcess } from './child-process.ts'
import type { ExtractedImage, Extraction } from './extraction.ts'
import { formatOfName } from './format.ts'
import { defaultLimits, type ExtractionLimits } from './limits.ts'

export type { ExtractedImage, Extraction, ExtractionLimits }

/**
 * Reads a document as Markdown. Whatever the document is, this resolves: a document that breaks its reader is `damaged`,
 * one that takes too much is `too-large` or `too-slow`.
 * @param signal ends reading
 * @throws what reading the bytes throws, and the reason of the signal
 */
export async function extractDocument(
  input: { fileName: string; bytes: AsyncIterable<Uint8Array> },
  limits: ExtractionLimits = defaultLimits,
  signal?: AbortSignal,
): Promise<Extraction> {
  const { fileName, bytes } = input
  const extraction = await extractInProcess({ fileName, limits }, bytes, signal)
  if (typeof extraction !== 'string') return extraction
  return { ...formatOfName(fileName), outcome: extraction, markdown: '', images: [], notes: [] }
}

/** Reads HTML as Markdown, such as what was pasted from Word, Feishu, Google Docs or a web page. */
export async function htmlToMarkdown(html: string): Promise<Extraction> {
  async function* bytes() {
    // With a byte order mark, because what Word puts on the clipboard names the encoding it had before.
    yield Buffer.from(`\uFEFF${html}`)
  }
  return extractDocument({ fileName: 'pasted.html', bytes: bytes() })
}
