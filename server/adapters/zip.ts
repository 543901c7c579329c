/** A zip that is sent while it is made: however much goes in, little of it is held at once. */
import { Readable } from 'node:stream'
import { setImmediate as pause } from 'node:timers/promises'
import { strToU8, Zip, ZipDeflate } from 'fflate'

/** One file of a zip; its text comes part by part. */
export type ZippedFile = Readonly<{ path: string; text: AsyncIterable<string> | Iterable<string> }>

/**
 * Packs files one after the other.
 * @param at the moment that every file is dated with, ISO 8601
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
    for await (const { path, text } of files) {
      const file = new ZipDeflate(path, { level: 6 })
      file.mtime = at
      zip.add(file)
      for await (const part of text) {
        file.push(strToU8(part))
        yield* taken()
        // Deflating keeps the process busy; others get their turn in between.
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
