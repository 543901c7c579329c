/** Streaming zip output with bounded memory. */
import { Readable } from 'node:stream'
import { setImmediate as pause } from 'node:timers/promises'
import { strToU8, Zip, ZipDeflate } from 'fflate'

type Chunks<T> = AsyncIterable<T> | Iterable<T>

/** One file of a zip, with its text or its bytes in chunks. */
export type ZippedFile = Readonly<
  { path: string } & ({ text: Chunks<string> } | { bytes: Chunks<Uint8Array> })
>

/**
 * Compresses files one after the other.
 * @param at the modification time of every file, ISO 8601
 */
export function zipStream(files: AsyncIterable<ZippedFile>, at: string): Readable {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    let made: Uint8Array[] = []
    const zip = new Zip((error, chunk) => {
      if (error) throw error
      made.push(chunk)
    })
    function* taken() {
      const out = made
      made = []
      yield* out
    }
    for await (const zipped of files) {
      const { path } = zipped
      const file = new ZipDeflate(path, { level: 6 })
      file.mtime = at
      zip.add(file)
      for await (const part of 'text' in zipped ? zipped.text : zipped.bytes) {
        file.push(typeof part === 'string' ? strToU8(part) : part)
        yield* taken()
        // Compression is CPU-bound; yield to the event loop between chunks.
        await pause()
      }
      file.push(new Uint8Array(), true)
      yield* taken()
    }
    zip.end()
    yield* taken()
  }
  return Readable.from(chunks(), { objectMode: false })
}
