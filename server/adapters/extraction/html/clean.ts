/** Makes of any page clean HTML with what Markdown can say: headings, paragraphs, lists, tables, quotes, code, links, pictures. */
import type { ImageCollection } from '../images.ts'
import { linkAddress, noteLink, remoteAddress } from './addresses.ts'
import { BlockWriter } from './blocks.ts'
import { attribute, walk, type DomNode } from './dom.ts'
import { formatOf, headingLevel, isBlock, isLeftOut, tagOf } from './formats.ts'
import type { Format } from './inline.ts'
import {
  feishuItem,
  isFeishuList,
  isWordMarker,
  listTag,
  startOf,
  taskState,
  wordItem,
  type Item,
} from './lists.ts'
import { isLayout, TableWriter } from './table.ts'

type Leave = () => void
const nothing: Leave = () => undefined

export class HtmlCleaner {
  readonly #writer = new BlockWriter()
  readonly #images: ImageCollection
  /** The references of the images that were kept, by their address in the page. */
  readonly #kept: ReadonlyMap<string, string>
  #format: Format = {}
  #lists = 0
  #table: TableWriter | undefined
  #isInCell = false
  #code: string[] | undefined

  constructor(images: ImageCollection, kept: ReadonlyMap<string, string>) {
    this.#images = images
    this.#kept = kept
  }

  clean(root: DomNode): string {
    walk(root, { enter: (node) => this.#enter(node), text: (data) => this.#text(data) })
    return this.#writer.html
  }

  #text(data: string): void {
    if (this.#code) this.#code.push(data)
    else this.#writer.addText(data, this.#format)
  }

  #enter(node: DomNode): Leave | 'skip' {
    if (isLeftOut(node) || isWordMarker(node)) return 'skip'
    const tag = tagOf(node)
    if (this.#code) return this.#enterInCode(node, tag)
    if (tag === 'br') this.#writer.add('break')
    else if (tag === 'img') this.#picture(node)
    else if (tag === 'input') this.#checkbox(node)
    else if (tag === 'hr' && !this.#isInCell) this.#writer.addBlock('<hr>')
    else if (tag === 'a') return this.#enterLink(node)
    else if (isBlock(node)) return this.#enterBlock(node, tag)
    return this.#formatted(formatOf(node, this.#format))
  }

  #formatted(format: Format): Leave {
    const outside = this.#format
    this.#format = format
    return () => void (this.#format = outside)
  }

  /** Ends what was written so far: a paragraph, or a line of a cell. */
  #endBlock(): void {
    if (this.#isInCell) this.#writer.add('break')
    else this.#writer.endBlock()
  }

  #enterBlock(node: DomNode, tag: string): Leave {
    this.#endBlock()
    const restore = this.#formatted(formatOf(node, this.#format))
    const leave = this.#isInCell ? this.#enterBlockOfCell(node, tag) : this.#enterKind(node, tag)
    return () => {
      leave()
      restore()
    }
  }

  #enterBlockOfCell(node: DomNode, tag: string): Leave {
    const item = feishuItem(node) ?? wordItem(node)
    if (tag === 'pre') this.#format = { ...this.#format, code: true }
    if (item?.isDone ?? taskState(node)) this.#writer.add({ text: '☑ ', format: {} })
    else if (tag === 'li' || item) this.#writer.add({ text: '• ', format: {} })
    return () => this.#endBlock()
  }

  #enterKind(node: DomNode, tag: string): Leave {
    const level = headingLevel(node)
    if (level) {
      this.#format = { ...this.#format, bold: false }
      return () => this.#writer.endBlock(`h${level}`)
    }
    const item = wordItem(node) ?? (tag === 'li' ? feishuItem(node) : undefined)
    if (item) return this.#beginItem(item)
    const note = noteLink(attribute(node, 'id'))
    if (note?.kind === 'definition') return this.#writer.beginContainer(`div data-definition="${note.label}"`)
    if (tag === 'ul' || tag === 'ol') return this.#beginList(node)
    if (tag === 'li') return this.#beginListItem(node)
    if (tag === 'blockquote') return this.#writer.beginContainer('blockquote')
    if (tag === 'pre') return this.#beginCode(node)
    if (tag === 'table' && !this.#table && !isLayout(node)) return this.#beginTable()
    if (tag === 'tr') this.#table?.beginRow()
    if ((tag === 'td' || tag === 'th') && this.#table) return this.#beginCell(node, this.#table)
    return () => this.#writer.endBlock()
  }

  #beginList(node: DomNode): Leave {
    if (isFeishuList(node)) return nothing
    const level = ++this.#lists
    return () => {
      this.#writer.endList(level)
      this.#lists--
    }
  }

  #beginListItem(node: DomNode): Leave {
    const list = node.parentNode
    const isDone = taskState(node)
    const item = { level: Math.max(this.#lists, 1), tag: listTag(list), start: startOf(list) }
    return this.#beginItem(isDone === undefined ? item : { ...item, isDone })
  }

  #beginItem({ level, tag, start, isDone }: Item): Leave {
    const end = this.#writer.beginItem(level, tag, start)
    if (isDone !== undefined) this.#writer.add({ checkbox: isDone })
    return end
  }

  #beginTable(): Leave {
    const table = (this.#table = new TableWriter())
    return () => {
      this.#table = undefined
      if (table.html) this.#writer.addBlock(table.html)
    }
  }

  #beginCell(node: DomNode, table: TableWriter): Leave {
    const end = this.#writer.beginCell()
    this.#isInCell = true
    return () => {
      this.#isInCell = false
      table.addCell(node, end())
    }
  }

  #beginCode(node: DomNode): Leave {
    const code: string[] = (this.#code = [])
    let language = attribute(node, 'data-language')
    if (node.firstChild?.nodeName === 'CODE')
      language ||= /language-([\w+#-]+)/.exec(attribute(node.firstChild, 'class'))?.[1] ?? ''
    return () => {
      this.#code = undefined
      this.#writer.addCode(code.join('').replace(/\s+$/, ''), language === 'plaintext' ? '' : language)
    }
  }

  #enterInCode(node: DomNode, tag: string): Leave {
    const code = this.#code
    const isLine = isBlock(node) && code && code.length > 0 && !code.at(-1)?.endsWith('\n')
    if (tag === 'br' || isLine) code?.push('\n')
    return nothing
  }

  #enterLink(node: DomNode): Leave | 'skip' {
    const href = attribute(node, 'href')
    const note = noteLink(href)
    if (note?.kind === 'reference') this.#writer.add({ footnote: note.label })
    if (note) return 'skip'
    const address = linkAddress(href)
    return this.#formatted({ ...formatOf(node, this.#format), ...(address ? { href: address } : {}) })
  }

  #checkbox(node: DomNode): void {
    if (attribute(node, 'type').toLowerCase() === 'checkbox')
      this.#writer.add({ checkbox: node.getAttribute('checked') !== null })
  }

  #picture(node: DomNode): void {
    const src = attribute(node, 'src')
    const alt = attribute(node, 'alt').replace(/\s+/g, ' ').slice(0, 500)
    const isDecoration =
      attribute(node, 'aria-roledescription') === 'checkbox' || /^[01](px)?$/.test(attribute(node, 'width'))
    if (src === '' || isDecoration) return
    const remote = remoteAddress(src)
    if (remote) this.#images.notes.add('remote-images')
    const image = this.#kept.get(src) ?? remote
    if (image) return this.#writer.add({ image, alt, format: { href: this.#format.href ?? '' } })
    this.#images.leaveOut()
    if (alt) this.#writer.addText(alt, this.#format)
  }
}
