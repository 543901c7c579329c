import { css, html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { OutlineHeading } from '#server/domain/documents/outline.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { readingText as t } from '../locales/reading.ts'
import { textStyles } from '../styles/text.ts'

/** A heading with those below it. */
type Entry = { heading: OutlineHeading; below: Entry[] }

/** Deeper headings are left out. */
const maxDepth = 3

/** The headings as a tree. A single first heading above all others is the title, not a section. */
function treeOf(headings: readonly OutlineHeading[]): Entry[] {
  const top = Math.min(...headings.map(({ level }) => level))
  const [first, ...others] = headings
  const isTitle = first?.level === top && others.length > 0 && others.every(({ level }) => level > top)
  const root: Entry[] = []
  const path: Entry[] = []
  for (const heading of isTitle ? others : headings) {
    while (path.length > 0 && path.at(-1)!.heading.level >= heading.level) path.pop()
    if (path.length >= maxDepth) continue
    const entry = { heading, below: [] }
    ;(path.at(-1)?.below ?? root).push(entry)
    path.push(entry)
  }
  return root
}

const narrow = matchMedia('(max-width: 820px)')

/**
 * The outline of a document as links to its headings, with the current section marked. Closed on a narrow screen until
 * one opens it.
 */
@customElement('hr-outline')
export class HrOutline extends LocalizedElement {
  @property({ attribute: false }) headings: readonly OutlineHeading[] = []
  /** The anchor of the section in view. */
  @property() current: string | null = null
  @state() private isOpen = !narrow.matches

  static override styles = [
    textStyles,
    css`
      :host {
        font-size: var(--step--1);
        line-height: 1.45;
      }
      summary {
        padding-block: var(--space-1);
        color: var(--ink-3);
        font-weight: 500;
        cursor: pointer;
      }
      details > ol {
        border-inline-start: 1px solid var(--rule);
      }
      li {
        position: relative;
      }
      a {
        display: block;
        padding: 5px 0 5px var(--space-3);
        color: var(--ink-2);
        text-decoration: none;
        text-wrap: pretty;
        overflow-wrap: anywhere;
      }
      li li > a {
        padding-inline-start: calc(var(--space-3) + 1.1em);
        color: var(--ink-3);
      }
      li li li > a {
        padding-inline-start: calc(var(--space-3) + 2.2em);
      }
      a:hover {
        color: var(--ink);
      }
      a[aria-current] {
        color: var(--ink);
        font-weight: 600;
      }
      a[aria-current]::before {
        position: absolute;
        inset: 0 auto auto -1px;
        width: 2px;
        height: calc(1.45em + 10px);
        background: var(--accent);
        content: '';
      }
      @media (min-width: 821px) {
        summary {
          list-style: none;
          padding-block: 0 var(--space-2);
        }
        summary::-webkit-details-marker {
          display: none;
        }
      }
      @media (pointer: coarse) {
        a {
          padding-block: 9px;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ]

  readonly #fitWindow = () => (this.isOpen = !narrow.matches)

  override connectedCallback(): void {
    super.connectedCallback()
    narrow.addEventListener('change', this.#fitWindow)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    narrow.removeEventListener('change', this.#fitWindow)
  }

  override updated(): void {
    const link = this.renderRoot.querySelector<HTMLElement>('a[aria-current]')
    if (!link || this.scrollHeight <= this.clientHeight) return
    const { top, bottom } = link.getBoundingClientRect()
    const outer = this.getBoundingClientRect()
    if (top < outer.top || bottom > outer.bottom) this.scrollTop += top - outer.top - this.clientHeight / 3
  }

  /** The section in view, or the one it is in when it is deeper than the outline. */
  #shownCurrent(tree: readonly Entry[]): string | undefined {
    const shown = new Set<string>()
    const add = ({ heading, below }: Entry) => {
      shown.add(heading.anchor)
      below.forEach(add)
    }
    tree.forEach(add)
    const index = this.headings.findIndex(({ anchor }) => anchor === this.current)
    return this.headings.slice(0, index + 1).findLast(({ anchor }) => shown.has(anchor))?.anchor
  }

  override render() {
    if (this.headings.length === 0) return nothing
    const tree = treeOf(this.headings)
    const current = this.#shownCurrent(tree)
    const list = (entries: readonly Entry[]): TemplateResult =>
      html`<ol>
        ${entries.map(
          ({ heading, below }) =>
            html`<li>
              <a
                href=${`#${heading.anchor}`}
                aria-current=${heading.anchor === current ? 'location' : nothing}
                @click=${this.#followed}
                >${heading.text}</a
              >${below.length > 0 ? list(below) : nothing}
            </li>`,
        )}
      </ol>`
    return html`<nav aria-label=${t('outline')}>
      <details ?open=${this.isOpen} @toggle=${this.#toggled}>
        <summary>${t('outline')}</summary>
        ${list(tree)}
      </details>
    </nav>`
  }

  readonly #toggled = (event: Event) => (this.isOpen = (event.currentTarget as HTMLDetailsElement).open)

  /** On a narrow screen the outline is above the text. */
  readonly #followed = () => {
    if (narrow.matches) this.isOpen = false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-outline': HrOutline
  }
}
