import type { LitElement, ReactiveController } from 'lit'

/** How wide an element is, so that a drawing can be made to measure; renders it again when that changes. */
export class MeasuredWidth implements ReactiveController {
  #width = 0
  readonly #observer: ResizeObserver

  constructor(private readonly host: LitElement) {
    this.#observer = new ResizeObserver(([entry]) => {
      const width = Math.round(entry?.contentRect.width ?? 0)
      if (width === 0 || width === this.#width) return
      this.#width = width
      host.requestUpdate()
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
