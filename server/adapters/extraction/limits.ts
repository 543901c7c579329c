/** How much one document may take. */
export type ExtractionLimits = Readonly<{
  seconds: number
  /** Resident memory of the process that reads it. */
  memoryMb: number
  /** Of the document. What it contains compressed may be four times as much. */
  bytesRead: number
  markdownBytes: number
  /** Of a PDF; those after them are left out. */
  pages: number
  images: number
}>

export const defaultLimits: ExtractionLimits = {
  seconds: 60,
  memoryMb: 1024,
  bytesRead: 64 * 2 ** 20,
  markdownBytes: 4 * 2 ** 20,
  pages: 500,
  images: 200,
}

/** A document exceeds a limit. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}
