import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Difference, DifferenceBlock } from '#server/domain/documents/difference.ts'
import type { DifferencePart } from '#server/domain/documents/word-difference.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { readingText as t } from '../locales/reading.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { textStyles } from '../styles/text.ts'
import { stretchesOf } from './difference-stretches.ts'
import type { Stretch } from './difference-stretches.ts'
import { documentDifferenceStyles } from './document-difference-styles.ts'
import { documentLanguage } from './document-language.ts'
import './hr-skeleton.ts'

/** So many stretches are shown until the reader asks for more. */
const stretchesAtOnce = 300

/** What changed from one Markdown text to another, with unchanged passages folded. */
@customElement('hr-document-difference')
export class HrDocumentDifference extends LocalizedElement {
  /** The Markdown text of the version to compare with. */
  @property({ attribute: false }) earlier = ''
  /** The Markdown text of the version that is read. */
  @property({ attribute: false }) later = ''
  @state() private difference: Difference | undefined
  @state() private unfolded: ReadonlySet<number> = new Set()
  @state() private hasFailed = false
  @state() private current = -1
  @state() private most = stretchesAtOnce

  static override styles = [textStyles, buttonStyles, documentDifferenceStyles]

  #compared: readonly string[] = []
  #stretches: Stretch[] = []

  override updated(): void {
    const [earlier, later] = this.#compared
    if (earlier === this.earlier && later === this.later) return
    this.#compared = [this.earlier, this.later]
    void this.#compare(this.#compared)
  }

  async #compare(wanted: readonly string[]) {
    // Undefined when the server cannot be reached.
    const loaded = await import('#server/domain/documents/difference.ts').catch(() => undefined)
    if (this.#compared !== wanted) return
    this.hasFailed = !loaded
    if (!loaded) return
    const { differenceOf } = loaded
    const difference = differenceOf(this.earlier, this.later)
    this.#stretches = stretchesOf(difference.blocks)
    this.unfolded = new Set()
    this.current = -1
    this.most = stretchesAtOnce
    this.difference = difference
  }

  /** How many stretches of changes there are. */
  get #changes(): number {
    return this.#stretches.filter(({ kind }) => kind === 'change').length
  }

  readonly #go = (by: number) => async () => {
    this.current = Math.min(this.#changes - 1, Math.max(0, this.current + by))
    while (this.most < this.#stretches.length && !this.#place(this.current)) this.most += stretchesAtOnce
    await this.updateComplete
    const change = this.renderRoot.querySelector<HTMLElement>(`.change[data-index="${this.current}"]`)
    change?.scrollIntoView({ block: 'center' })
    change?.focus({ preventScroll: true })
  }

  #place(change: number): boolean {
    return this.#stretches
      .slice(0, this.most)
      .some(({ kind, index }) => kind === 'change' && index === change)
  }

  override render() {
    const { difference } = this
    if (this.hasFailed) return html`<p role="alert">${t('failed')}</p>`
    if (!difference) return html`<hr-skeleton lines="6" aria-label=${t('difference.loading')}></hr-skeleton>`
    if (this.#changes === 0) return html`<p class="quiet-text">${t('difference.none')}</p>`
    return html`${this.renderSummary(difference)}
      ${difference.isCoarse ? html`<p class="coarse">${t('difference.coarse')}</p>` : nothing}
      <article lang=${documentLanguage(this.later || this.earlier)} aria-label=${t('difference.name')}>
        ${this.#stretches.slice(0, this.most).map((stretch) => this.renderStretch(stretch))}
      </article>
      ${
        this.most < this.#stretches.length
          ? html`<p class="actions">
              <button @click=${() => (this.most += stretchesAtOnce)}>${common('showMore')}</button>
            </p>`
          : nothing
      }`
  }

  private renderSummary({ wordsAdded, wordsRemoved }: Difference) {
    const count = this.#changes
    const position =
      this.current < 0
        ? t('difference.changes', { count })
        : t('difference.at', { number: this.current + 1, count })
    return html`<header>
      <p class="counts">
        <span class="added">${t('difference.added', { count: wordsAdded })}</span>
        <span class="removed">${t('difference.removed', { count: wordsRemoved })}</span>
      </p>
      <div class="moves">
        <span class="position" role="status">${position}</span>
        <button
          class="icon"
          aria-label=${t('difference.previous')}
          title=${t('difference.previous')}
          aria-disabled=${this.current <= 0 ? 'true' : nothing}
          @click=${this.#go(-1)}
        >
          <span aria-hidden="true">↑</span>
        </button>
        <button
          class="icon"
          aria-label=${t('difference.next')}
          title=${t('difference.next')}
          aria-disabled=${this.current === count - 1 ? 'true' : nothing}
          @click=${this.#go(1)}
        >
          <span aria-hidden="true">↓</span>
        </button>
      </div>
    </header>`
  }

  private renderStretch({ kind, index, blocks }: Stretch) {
    const shown = () => blocks.map((block) => this.renderBlock(block))
    if (kind === 'around' || (kind === 'folded' && this.unfolded.has(index)))
      return html`<div class="around">${shown()}</div>`
    if (kind === 'change')
      return html`<section
        class="change"
        data-index=${index}
        tabindex="-1"
        aria-label=${t('difference.at', { number: index + 1, count: this.#changes })}
      >
        ${shown()}
      </section>`
    const unfold = () => (this.unfolded = new Set([...this.unfolded, index]))
    return html`<p class="folded">
      <button class="quiet" @click=${unfold}>${t('difference.folded', { count: blocks.length })}</button>
    </p>`
  }

  private renderBlock({ kind, type, level, parts }: DifferenceBlock) {
    const text = parts.map((part) => this.renderPart(part))
    const classes = `block ${kind} ${type} level-${Math.min(level, 6)}`
    return type === 'code' ? html`<pre class=${classes}>${text}</pre>` : html`<p class=${classes}>${text}</p>`
  }

  private renderPart({ kind, text }: DifferencePart) {
    if (kind === 'same') return text
    const said = (words: string) => html`<span class="visually-hidden">${words} </span>`
    return kind === 'added'
      ? html`<ins>${said(t('difference.addedText'))}${text}</ins>`
      : html`<del>${said(t('difference.removedText'))}${text}</del>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-document-difference': HrDocumentDifference
  }
}
