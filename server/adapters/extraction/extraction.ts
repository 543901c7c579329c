import type { DocumentFormat, ExtractionNote, ExtractionOutcome } from '../../contracts/extraction.ts'

/** An image of a document; the Markdown refers to it as `![alt](image:<sha256>)`. */
export type ExtractedImage = { sha256: string; mediaType: string; bytes: Uint8Array }

/** A document as readable text. */
export type Extraction = {
  format: DocumentFormat
  mediaType: string
  outcome: ExtractionOutcome
  /** Empty unless read. */
  markdown: string
  images: ExtractedImage[]
  notes: ExtractionNote[]
  title?: string
}

/** What the reader of one format makes of a document. */
export type Reading = Pick<Extraction, 'outcome' | 'markdown' | 'title'>
