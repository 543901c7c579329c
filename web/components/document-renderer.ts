import { Anchors } from '#server/domain/documents/anchors.ts'
import { frontMatterOf } from '#server/domain/documents/front-matter.ts'
import { partsOf } from '#server/domain/documents/markdown-parts.ts'
import { headingOf, outlineOf } from '#server/domain/documents/outline.ts'
import { isHeading, newMarkdownParser, tokensOf } from '#server/domain/documents/parse-markdown.ts'
import type { OutlineHeading } from '#server/domain/documents/outline.ts'
import { readingText as t } from '../locales/reading.ts'
import { placeElements } from './document-elements.ts'
import type { DocumentOptions } from './document-elements.ts'
import { sanitizedDocument } from './sanitize-document.ts'

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** Renders one Markdown document part by part. Loaded with the first document: its packages are large. */
export class DocumentRenderer {
  readonly #parts: string[]
  readonly #fields: [string, string][]
  readonly #anchors = new Anchors()
  readonly #length: number
  #next = 0

  constructor(
    private readonly markdown: string,
    private readonly options: DocumentOptions,
  ) {
    const { fields, body } = frontMatterOf(markdown)
    this.#fields = Object.entries(fields).filter(([key, value]) => value && !/^(title|标题)$/i.test(key))
    this.#parts = partsOf(body)
    this.#length = this.#parts.reduce((sum, { length }) => sum + length, 0)
  }

  /** The headings of the whole document. */
  get outline(): OutlineHeading[] {
    return outlineOf(this.markdown)
  }

  /** How much was rendered, from 0 to 1. */
  get share(): number {
    if (this.#next >= this.#parts.length) return 1
    return this.#parts.slice(0, this.#next).reduce((sum, { length }) => sum + length, 0) / this.#length
  }

  get isEmpty(): boolean {
    return this.#fields.length === 0 && this.#parts.every((part) => part.trim() === '')
  }

  /** The next part, or undefined after the last one. */
  next(): Node[] | undefined {
    const part = this.#parts[this.#next]
    if (part === undefined) return undefined
    const fields = this.#next === 0 && this.#fields.length > 0 ? [this.#renderFields()] : []
    this.#next += 1
    const body = sanitizedDocument(this.#htmlOf(part))
    placeElements(body, this.options)
    return [...fields, ...body.childNodes]
  }

  #htmlOf(part: string): string {
    const parser = newMarkdownParser({ footnotes: t('footnotes'), backToReference: '{0}' })
    const ids = new Map<unknown, string>()
    const tokens = tokensOf(parser, part, (token) => {
      if (isHeading(token)) ids.set(token, headingOf(token, this.#anchors).anchor)
    })
    parser.use({
      renderer: {
        heading(token) {
          const id = ids.get(token) ?? ''
          return `<h${token.depth} id="${escaped(id)}">${this.parser.parseInline(token.tokens)}</h${token.depth}>\n`
        },
        code({ text, lang = '' }) {
          const language = /^[\w+#.-]{1,20}/.exec(lang)?.[0]
          return `<pre${language ? ` data-language="${escaped(language)}"` : ''}><code>${escaped(text)}\n</code></pre>\n`
        },
      },
    })
    try {
      return parser.parser(tokens)
    } catch {
      // Nested too deeply for the renderer.
      return `<pre><code>${escaped(part)}</code></pre>`
    }
  }

  #renderFields(): HTMLElement {
    const list = document.createElement('dl')
    list.className = 'fields'
    list.setAttribute('aria-label', t('fields'))
    for (const [key, value] of this.#fields) {
      const name = document.createElement('dt')
      const text = document.createElement('dd')
      name.textContent = key
      text.textContent = value
      list.append(name, text)
    }
    return list
  }
}
