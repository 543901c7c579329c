/**
 * What the parent and the child process send each other: a line of JSON, then bytes. No structured clone, because what a
 * document has taken over must not choose the objects that the server makes.
 */
import { z } from 'zod'
import { DocumentFormat, ExtractionNote, ExtractionOutcome } from '../../contracts/extraction.ts'
import type { Extraction } from './extraction.ts'
import type { ExtractionLimits } from './limits.ts'

/** The first line that the child receives; the bytes of the document follow. */
export type Request = Readonly<{ fileName: string; limits: ExtractionLimits }>

/** The first line that the child sends, before it has seen anything of the document. */
export const ready = 'ready\n'

const Header = z.object({
  format: DocumentFormat,
  mediaType: z.string().max(200),
  outcome: ExtractionOutcome,
  notes: z.array(ExtractionNote),
  title: z.string().max(500).optional(),
  markdownBytes: z.int().min(0),
  images: z.array(
    z.object({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      mediaType: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp']),
      size: z.int().min(0),
    }),
  ),
})

/** An extraction as a line of JSON, its Markdown and its images. */
export function framesOf(extraction: Extraction): Uint8Array[] {
  const markdown = Buffer.from(extraction.markdown)
  const header: z.input<typeof Header> = {
    ...extraction,
    markdownBytes: markdown.length,
    images: extraction.images.map(({ sha256, mediaType, bytes }) => ({
      sha256,
      mediaType: mediaType as 'image/png',
      size: bytes.length,
    })),
  }
  const line = JSON.stringify({ ...header, markdown: undefined }) + '\n'
  return [Buffer.from(line), markdown, ...extraction.images.map(({ bytes }) => bytes)]
}

/** @returns undefined when these are not the whole frames of an extraction */
export function extractionOf(frames: Buffer): Extraction | undefined {
  const end = frames.indexOf('\n')
  if (end < 0) return undefined
  const header = readHeader(frames.toString('utf8', 0, end))
  if (!header) return undefined
  const { markdownBytes, images, ...rest } = header
  let offset = end + 1
  const take = (size: number) => frames.subarray(offset, (offset += size))
  const markdown = take(markdownBytes).toString('utf8')
  const taken = images.map(({ size, ...image }) => ({ ...image, bytes: new Uint8Array(take(size)) }))
  return offset === frames.length ? { ...rest, markdown, images: taken } : undefined
}

function readHeader(line: string): z.output<typeof Header> | undefined {
  try {
    return Header.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}
