/** What is known of a document's text after reading it. */
import { z } from 'zod'

export const documentFormats = ['markdown', 'text', 'html', 'docx', 'pdf', 'other'] as const
export const DocumentFormat = z.enum(documentFormats)
export type DocumentFormat = z.infer<typeof DocumentFormat>

export const extractionOutcomes = [
  'read',
  'empty',
  'encrypted',
  'damaged',
  'scanned',
  'garbled',
  'too-large',
  'too-slow',
  'not-readable-format',
] as const
export const ExtractionOutcome = z.enum(extractionOutcomes)
export type ExtractionOutcome = z.infer<typeof ExtractionOutcome>

export const extractionNotes = [
  'macros-removed',
  'remote-images',
  'images-left-out',
  'pages-left-out',
  'encoding-guessed',
  'extension-differs',
] as const
export const ExtractionNote = z.enum(extractionNotes)
export type ExtractionNote = z.infer<typeof ExtractionNote>
