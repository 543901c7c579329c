import type { ReactiveController, ReactiveControllerHost } from 'lit'

/**
 * Keeps the keyboard focus in a page whose content is replaced: when the focused element is removed, the
 * parent of the page gets the focus, so that Tab and screen readers continue there and not from the top of
 * the window.
 */
export class KeepFocus implements ReactiveController {
  #isInside = false

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this)
  }

  hostConnected(): void {
    this.host.addEventListener('focusin', this.#enter)
    this.host.addEventListener('focusout', this.#leave)
  }

  hostDisconnected(): void {
    this.host.removeEventListener('focusin', this.#enter)
    this.host.removeEventListener('focusout', this.#leave)
  }

  hostUpdated(): void {
    if (!this.#isInside || document.activeElement !== document.body) return
    this.#isInside = false
    this.host.parentElement?.focus({ preventScroll: true })
  }

  readonly #enter = () => (this.#isInside = true)

  // A removed or disabled element loses focus without a `relatedTarget`.
  readonly #leave = (event: FocusEvent) => {
    if (event.relatedTarget) this.#isInside = false
  }
}
