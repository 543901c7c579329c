/** Reads zip archives in memory, without inflating more than was agreed. */
import { inflateRawSync } from 'node:zlib'
import { TooLarge } from './limits.ts'

export type ZipEntry = Readonly<{ name: string; method: number; start: number; packed: number; size: number }>

const endSignature = Buffer.from('PK\x05\x06', 'latin1')
const centralSignature = 0x02014b50
const localSignature = 0x04034b50
/** A DOCX with a thousand pictures has a little more than a thousand. */
const mostEntries = 20_000

/**
 * The entries that the directory of an archive lists.
 * @returns undefined when it has no directory: it is no archive, or was cut off
 * @throws TooLarge when they are too many
 */
export function entriesOf(bytes: Uint8Array): ZipEntry[] | undefined {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = archive.lastIndexOf(endSignature)
  if (end < 0 || end + 22 > archive.length) return undefined
  const count = archive.readUInt16LE(end + 10)
  if (count > mostEntries) throw new TooLarge('Too many files in an archive')
  const entries: ZipEntry[] = []
  let at = archive.readUInt32LE(end + 16)
  for (let n = 0; n < count; n++) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== centralSignature) return undefined
    const nameLength = archive.readUInt16LE(at + 28)
    entries.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      packed: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      start: archive.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return entries
}

/** The files of an archive, which inflate to a limited number of bytes together, whatever their directory declares. */
export class ZipFiles {
  readonly #archive: Buffer
  readonly #entries: Map<string, ZipEntry>
  #room: number

  /** @throws TooLarge when they declare more already */
  constructor(bytes: Uint8Array, entries: readonly ZipEntry[], room: number) {
    this.#archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    this.#entries = new Map(entries.map((entry) => [entry.name, entry]))
    this.#room = room
    if (entries.reduce((sum, { size }) => sum + size, 0) > room)
      throw new TooLarge('An archive declares too much')
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** @throws TooLarge when the files read so far and this one are too much; another error when it is damaged */
  read(name: string): Buffer {
    const entry = this.#entries.get(name)
    if (!entry || this.#archive.readUInt32LE(entry.start) !== localSignature) throw new Error('No such file')
    const start =
      entry.start +
      30 +
      this.#archive.readUInt16LE(entry.start + 26) +
      this.#archive.readUInt16LE(entry.start + 28)
    const packed = this.#archive.subarray(start, start + entry.packed)
    const content = entry.method === 0 ? packed : this.#inflated(packed)
    if (content.length > this.#room) throw new TooLarge('An archive contains too much')
    this.#room -= content.length
    return content
  }

  #inflated(packed: Buffer): Buffer {
    try {
      return inflateRawSync(packed, { maxOutputLength: Math.max(this.#room, 1) })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
        throw new TooLarge('An archive contains more than it declares')
      throw error
    }
  }
}
