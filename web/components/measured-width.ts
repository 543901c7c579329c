import type { LitElement, ReactiveController } from 'lit'

/** How wide an element is, so that a drawing can be made to measure; renders it again when that changes. */
export class MeasuredWidth implements ReactiveController {
  #width = 0
  /** What was drawn while the element was not displayed could not measure its words. */
  #wasHidden = false
  readonly #observer: ResizeObserver

  constructor(private readonly host: LitElement) {
    this.#observer = new ResizeObserver(([entry]) => {
      const width = Math.round(entry?.contentRect.width ?? 0)
      const isKnown = width === this.#width && !this.#wasHidden
      this.#wasHidden = width === 0
      if (width === 0 || isKnown) return
      this.#width = width
      // Within the callback it would change the very size that is being told.
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

  /** Whole pixels; measured at once the first time, so that nothing is drawn twice. */
  get width(): number {
    if (this.#width === 0) this.#width = Math.round(this.host.getBoundingClientRect().width)
    return this.#width
  }
}
