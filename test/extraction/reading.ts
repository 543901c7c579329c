/** Reads documents within the process of the test, where only what is read matters; and builds some. */
import type { Extraction, ExtractionLimits } from '#server/adapters/extraction/extract.ts'
import { defaultLimits } from '#server/adapters/extraction/limits.ts'
import { readDocument } from '#server/adapters/extraction/read.ts'

export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A document as a stream of chunks that a file store would send. */
export async function* chunksOf(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content)
  for (let at = 0; at === 0 || at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

export const read = (
  fileName: string,
  content: string | Uint8Array,
  limits: Partial<ExtractionLimits> = {},
): Promise<Extraction> =>
  readDocument({ fileName, limits: { ...defaultLimits, ...limits } }, chunksOf(content))

/** Markdown of a page. */
export const markdownOf = async (html: string): Promise<string> => (await read('page.html', html)).markdown
