import { escapeHtml, inlineHtml, isEmpty, type Format, type Piece, withoutBold } from './inline.ts'

/** A heading is one line. */
const ofHeading = (pieces: readonly Piece[]): Piece[] =>
  withoutBold(pieces).map((piece) => (piece === 'break' ? { text: ' ', format: {} } : piece))

const isCheckbox = (piece: Piece) => typeof piece === 'object' && 'checkbox' in piece

type ListTag = 'ul' | 'ol'
const deepestList = 8
const deepestContainer = 6

/** Writes clean HTML, flat except for lists, quotes and footnotes, from blocks in the order of a document. */
export class BlockWriter {
  readonly #out: string[] = []
  #pieces: Piece[] = []
  /** The lists that are open, each with an item that is open too. */
  #lists: { tag: ListTag; number: number }[] = []
  /** How deep the item is that blocks go to; 0 is outside of lists. */
  #item = 0
  /** An item that nothing was written to yet. */
  #isFreshItem = false
  #depth = 0

  get html(): string {
    this.endBlock()
    this.#closeLists(0)
    return this.#out.join('')
  }

  add(piece: Piece): void {
    this.#pieces.push(piece)
  }

  /** Adds text, with one space for each sequence of spaces. */
  addText(text: string, format: Format): void {
    const plain = text.replace(/[\u200B\u2060\uFEFF\u00AD]/g, '').replace(/[ \t\r\n\f\u00A0]+/g, ' ')
    const last = this.#pieces.at(-1)
    const isAfterSpace =
      last === undefined ||
      last === 'break' ||
      'checkbox' in last ||
      ('text' in last && last.text.endsWith(' '))
    const kept = isAfterSpace ? plain.replace(/^ /, '') : plain
    if (kept !== '') this.add({ text: kept, format })
  }

  /** Ends a paragraph, or another block of text. */
  endBlock(tag: 'p' | `h${1 | 2 | 3 | 4 | 5 | 6}` = 'p'): void {
    const pieces = this.#pieces
    // A checkbox belongs to the paragraph that follows it.
    if (this.#isFreshItem && pieces.length > 0 && pieces.every(isCheckbox)) return
    this.#pieces = []
    if (isEmpty(pieces)) return
    this.#closeLists(this.#item)
    const isTight = this.#item > 0 && this.#isFreshItem
    const html = inlineHtml(tag === 'p' ? pieces : ofHeading(pieces), this.#item > 0)
    this.#out.push(isTight && tag === 'p' ? html : `<${tag}>${html}</${tag}>`)
    this.#isFreshItem = false
  }

  /** Adds a block that is HTML already. */
  addBlock(html: string): void {
    this.endBlock()
    this.#closeLists(this.#item)
    this.#out.push(html)
    this.#isFreshItem = false
  }

  addCode(text: string, language: string): void {
    const of = /^[\w+#-]{1,30}$/.test(language) ? ` class="language-${language}"` : ''
    this.addBlock(`<pre><code${of}>${escapeHtml(text)}</code></pre>`)
  }

  /**
   * Begins an item of a list, which joins the items before it of the same level.
   * @returns ends it
   */
  beginItem(level: number, tag: ListTag, start: number): () => void {
    this.endBlock()
    const before = this.#item
    const depth = Math.min(level, this.#lists.length + 1, deepestList)
    this.#closeLists(depth)
    if (this.#lists.length === depth && this.#lists[depth - 1]?.tag !== tag) this.#closeLists(depth - 1)
    if (this.#lists.length === depth) this.#out.push('</li>')
    else {
      this.#out.push(`<${tag}>`)
      this.#lists.push({ tag, number: start })
    }
    const list = this.#lists[depth - 1]
    this.#out.push(`<li value="${list?.number ?? 1}">`)
    if (list) list.number++
    this.#isFreshItem = true
    this.#item = depth
    return () => {
      this.endBlock()
      this.#pieces = []
      this.#item = Math.min(before, this.#lists.length)
      this.#isFreshItem = false
    }
  }

  /** Ends a list: an item that follows begins another. */
  endList(level: number): void {
    this.endBlock()
    this.#closeLists(Math.max(level - 1, this.#item))
  }

  /** Begins a quote or a footnote. @returns ends it */
  beginContainer(tag: string): () => void {
    this.endBlock()
    if (this.#depth >= deepestContainer) return () => this.endBlock()
    this.#closeLists(this.#item)
    const [lists, item] = [this.#lists, this.#item]
    this.#out.push(`<${tag}>`)
    this.#lists = []
    this.#item = 0
    this.#depth++
    return () => {
      this.endBlock()
      this.#closeLists(0)
      this.#out.push(`</${tag.split(' ', 1)[0] ?? ''}>`)
      this.#lists = lists
      this.#item = item
      this.#depth--
      this.#isFreshItem = false
    }
  }

  /**
   * Collects what is written as the content of a table cell, until the returned function ends it: a line for each block.
   */
  beginCell(): () => Piece[] {
    const outside = this.#pieces
    this.#pieces = []
    return () => {
      const cell = this.#pieces
      this.#pieces = outside
      return cell
    }
  }

  #closeLists(depth: number): void {
    while (this.#lists.length > depth) this.#out.push(`</li></${this.#lists.pop()?.tag ?? 'ul'}>`)
  }
}
