/** Collects the images of a document. */
import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import type { ExtractionNote } from '../../contracts/extraction.ts'
import type { ExtractedImage } from './extraction.ts'
import type { ExtractionLimits } from './limits.ts'

/** Never SVG, which is a page with scripts. */
const mediaTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

export class ImageCollection {
  readonly notes = new Set<ExtractionNote>()
  readonly #images = new Map<string, ExtractedImage>()
  readonly #limits: ExtractionLimits
  #room: number

  constructor(limits: ExtractionLimits) {
    this.#limits = limits
    this.#room = limits.bytesRead
  }

  get images(): ExtractedImage[] {
    return [...this.#images.values()]
  }

  /** Whether an address refers to an image that was kept. */
  has(address: string): boolean {
    return address.startsWith('image:') && this.#images.has(address.slice('image:'.length))
  }

  /** Notes that an image is missing. */
  leaveOut(): undefined {
    this.notes.add('images-left-out')
  }

  /**
   * Keeps an image whose content is one of a browser's pictures.
   * @returns the address that refers to it, undefined when it is left out
   */
  async add(bytes: Uint8Array): Promise<string | undefined> {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if (!this.#images.has(sha256)) {
      const mediaType = (await fileTypeFromBuffer(bytes))?.mime
      const isFull = this.#images.size >= this.#limits.images || bytes.length > this.#room
      if (isFull || !mediaType || !mediaTypes.includes(mediaType)) return this.leaveOut()
      this.#room -= bytes.length
      this.#images.set(sha256, { sha256, mediaType, bytes })
    }
    return `image:${sha256}`
  }

  /** Keeps the image of a `data:` address. */
  async addDataUrl(url: string): Promise<string | undefined> {
    const comma = url.indexOf(',')
    if (!/^data:image\/[\w.+-]{1,50};base64$/i.test(url.slice(0, Math.min(comma, 100)).trim()))
      return this.leaveOut()
    return this.add(Buffer.from(url.slice(comma + 1), 'base64'))
  }
}
