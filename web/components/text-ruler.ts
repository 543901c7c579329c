import type { LitElement, ReactiveController } from 'lit'

/**
 * Measures text in the actual font of a component, so that a drawing can reserve its width. The component
 * styles `.ruler` like its `text`; classes apply to both.
 */
export class TextRuler implements ReactiveController {
  readonly #known = new Map<string, number>()
  readonly #line = document.createElement('span')
  #family = ''

  constructor(private readonly host: LitElement) {
    host.addController(this)
  }

  hostUpdate(): void {
    const { fontFamily } = getComputedStyle(this.host)
    if (fontFamily !== this.#family) this.#known.clear()
    this.#family = fontFamily
  }

  /** Width of a text on one line, in pixels; 0 while the component is not displayed. */
  width(text: string, className = ''): number {
    const key = `${className}|${text}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    this.#line.className = `ruler ${className}`
    this.#line.textContent = text
    this.host.renderRoot.append(this.#line)
    const { width } = this.#line.getBoundingClientRect()
    this.#line.remove()
    if (width > 0) this.#known.set(key, width)
    return width
  }
}
