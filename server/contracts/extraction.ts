/** What becomes of a document when its text is read. */
import { z } from 'zod'

/** `other`: kept as the original only. */
export const documentFormats = ['markdown', 'text', 'html', 'docx', 'pdf', 'other'] as const
export const DocumentFormat = z.enum(documentFormats)
export type DocumentFormat = z.infer<typeof DocumentFormat>

/**
 * How reading a document ended. `scanned`: pictures of pages, without text. `garbled`: its characters are not those that a
 * reader sees. `not-readable-format`: kept as the original only.
 */
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

/** What readers should know about a text that was read: what it lacks, and what was guessed. */
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
