import type { DocumentFormat, ExtractionNote, ExtractionOutcome } from '../../contracts/extraction.ts'

export type ExtractedImage = { sha256: string; mediaType: string; bytes: Uint8Array }
export type Extraction = {
  format: DocumentFormat
  mediaType: string
  outcome: ExtractionOutcome
  markdown: string
  images: ExtractedImage[]
  notes: ExtractionNote[]
  title?: string
}

export const extractDocument = async (
  input: { fileName: string; bytes: AsyncIterable<Uint8Array> },
  _limits?: undefined,
  _signal?: AbortSignal,
): Promise<Extraction> => {
  const parts: Uint8Array[] = []
  for await (const part of input.bytes) parts.push(part)
  const markdown = Buffer.concat(parts).toString()
  return { format: 'markdown', mediaType: 'text/markdown', outcome: 'read', markdown, images: [], notes: [] }
}
