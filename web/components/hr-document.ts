import { html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { LocalizedElement } from '../elements/localized-element.ts'
import { DocumentRendered } from '../events/document-rendered.ts'
import { HeadingReached } from '../events/heading-reached.ts'
import { number } from '../formats/numbers.ts'
import { language } from '../locales/language.ts'
import { readingText as t } from '../locales/reading.ts'
import { copyText } from '../shell/clipboard.ts'
import { showToast } from '../shell/toasts.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { textStyles } from '../styles/text.ts'
import { documentLanguage } from './document-language.ts'
import type { DocumentRenderer } from './document-renderer.ts'
import { documentFrameStyles } from './document-frame-styles.ts'
import { documentPartsStyles } from './document-parts-styles.ts'
import { documentStyles } from './document-styles.ts'
import './hr-skeleton.ts'

/** At most so many parts, each about 250 kB, are rendered until the reader asks for more. */
const partsAtOnce = 4

const idPrefix = 'user-content-'

/**
 * A Markdown document, set for reading. Its HTML is sanitised, images come only from the file store, and a long one is
 * rendered in parts. Emits `document-rendered` with the outline, and `heading-reached` while one scrolls.
 */
@customElement('hr-document')
export class HrDocument extends LocalizedElement {
  @property({ attribute: false }) markdown = ''
  /** The address of an image that the text names by its hash. */
  @property({ attribute: false }) imageAddress = (sha256: string): string => `/api/files/${sha256}`
  /** How many levels of headings the page has above the document. */
  @property({ type: Number, attribute: 'heading-offset' }) headingOffset = 1
  @state() private status: 'loading' | 'failed' | 'empty' | 'shown' = 'loading'
  @state() private share = 1
  @query('article') private readonly article!: HTMLElement

  static override styles = [
    textStyles,
    buttonStyles,
    documentStyles,
    documentFrameStyles,
    documentPartsStyles,
  ]

  #renderer: DocumentRenderer | undefined
  #rendered: unknown[] = []
  #reached: string | null = null
  #headings: IntersectionObserver | undefined
  #widths: ResizeObserver | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('hashchange', this.#followHash)
    this.#headings = new IntersectionObserver(this.#findReached, { rootMargin: '0px 0px -75% 0px' })
    this.#widths = new ResizeObserver((entries) => entries.forEach(({ target }) => markScrolling(target)))
    if (this.hasUpdated) this.#observe(this.article.childNodes)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('hashchange', this.#followHash)
    this.#headings?.disconnect()
    this.#widths?.disconnect()
  }

  override firstUpdated(): void {
    this.article.addEventListener('click', this.#followLink)
  }

  override updated(): void {
    const wanted = [this.markdown, this.imageAddress, this.headingOffset, language()]
    if (wanted.every((one, index) => one === this.#rendered[index])) return
    this.#rendered = wanted
    void this.#start(wanted)
  }

  async #start(wanted: unknown[]) {
    // Undefined when the server cannot be reached.
    const loaded = await import('./document-renderer.ts').catch(() => undefined)
    if (this.#rendered !== wanted) return
    if (!loaded) {
      this.status = 'failed'
      return
    }
    const { DocumentRenderer } = loaded
    const { markdown, imageAddress, headingOffset } = this
    this.#renderer = new DocumentRenderer(markdown, { imageAddress, headingOffset })
    this.article.replaceChildren()
    this.status = this.#renderer.isEmpty ? 'empty' : 'shown'
    await this.#showMore()
    if (this.#rendered !== wanted) return
    this.dispatchEvent(new DocumentRendered(this.#renderer.outline))
    if (location.hash) this.#followHash()
  }

  /** Renders the next parts, one at a time, so that the page answers in between. */
  readonly #showMore = async () => {
    const renderer = this.#renderer
    for (let count = 0; count < partsAtOnce; count++) {
      if (count > 0) await new Promise((resolve) => setTimeout(resolve))
      if (renderer !== this.#renderer || !this.#showNext()) return
    }
  }

  #showNext(): boolean {
    const nodes = this.#renderer?.next()
    if (!nodes) return false
    this.article.append(...nodes)
    this.#observe(nodes)
    this.share = this.#renderer?.share ?? 1
    return true
  }

  #observe(nodes: Iterable<Node>) {
    for (const node of nodes) {
      if (!(node instanceof HTMLElement)) continue
      const scrolling = node.matches('.scroll') ? [node] : node.querySelectorAll('.scroll')
      scrolling.forEach((frame) => this.#widths?.observe(frame))
      const heading = node.querySelector(':scope.heading > [id]')
      if (heading) this.#headings?.observe(heading)
    }
  }

  readonly #findReached = () => {
    const line = innerHeight / 4
    const headings = [...this.article.querySelectorAll(':scope > .heading > [id]')]
    const reached = headings.findLast((heading) => heading.getBoundingClientRect().top <= line)
    const anchor = reached?.id.slice(idPrefix.length) ?? null
    if (anchor === this.#reached) return
    this.#reached = anchor
    this.dispatchEvent(new HeadingReached(anchor))
  }

  /** Scrolls to a heading or footnote and focuses it, rendering more of the document when it is further down. */
  goTo(anchor: string): void {
    const find = () => this.shadowRoot?.getElementById(idPrefix + anchor)
    let target = find()
    while (!target && this.#showNext()) target = find()
    if (!target) return
    target.scrollIntoView()
    if (target.tabIndex < 0) target.tabIndex = -1
    target.focus({ preventScroll: true })
  }

  readonly #followHash = () => {
    const anchor = location.hash.slice(1)
    if (!this.#renderer || !anchor) return
    try {
      this.goTo(anchor.startsWith('fn:') ? anchor : decodeURIComponent(anchor))
    } catch {
      // An address that is not encoded text names no heading.
    }
  }

  readonly #followLink = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    if (link.classList.contains('anchor')) {
      void copyText(link.href).then((isCopied) => isCopied && showToast({ text: t('linkCopied') }))
    }
    // The same address again is no change of hash.
    if (link.hash === location.hash) this.#followHash()
  }

  override render() {
    return html`
      ${this.status === 'loading' ? html`<hr-skeleton shape="title" lines="6" aria-label=${t('loading')}></hr-skeleton>` : nothing}
      ${this.status === 'failed' ? html`<p role="alert">${t('failed')}</p>` : nothing}
      ${this.status === 'empty' ? html`<p class="quiet-text">${t('empty')}</p>` : nothing}
      <article class="document" lang=${documentLanguage(this.markdown)}></article>
      ${
        this.share < 1
          ? html`<p class="actions rest">
              <button @click=${this.#showMore}>${t('rest')}</button>
              <span class="quiet-text">${t('shown', { percent: number(this.share * 100, 0) })}</span>
            </p>`
          : nothing
      }
    `
  }
}

/** What scrolls sideways can be focused, so that the keyboard scrolls it. */
function markScrolling(frame: Element) {
  const isScrolling = frame.scrollWidth > frame.clientWidth + 1
  frame.toggleAttribute('data-scrolls', isScrolling)
  if (isScrolling) frame.setAttribute('tabindex', '0')
  else frame.removeAttribute('tabindex')
  frame.setAttribute('role', isScrolling ? 'region' : 'group')
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-document': HrDocument
  }
}
