import type { LitElement, ReactiveController } from 'lit'

/**
 * Measures the width of an element, so that a drawing can be sized to it; renders it again when the width
 * changes.
 */
export class MeasuredWidth implements ReactiveController {
  #width = 0
  /** Labels rendered while the element was hidden could not be measured. */
  #wasHidden = false
  readonly #observer: ResizeObserver

  constructor(private readonly host: LitElement) {
    this.#observer = new ResizeObserver(([entry]) => {
      const width = Math.round(entry?.contentRect.width ?? 0)
      const isKnown = width === this.#width && !this.#wasHidden
      this.#wasHidden = width === 0
      if (width === 0 || isKnown) return
      this.#width = width
      // Rendering within the ResizeObserver callback would change the observed size.
      requestAnimationFrame(() => host.requestUpdate())
    })
    host.addController(this)
  }

  hostConnected(): void {
    this.#observer.observe(this.host)
  }

  hostDisconnected(): void {
    this.#observer.disconnect()
  }

  /** In whole pixels; measured synchronously the first time, to avoid a second render. */
  get width(): number {
    if (this.#width === 0) this.#width = Math.round(this.host.getBoundingClientRect().width)
    return this.#width
  }
}
