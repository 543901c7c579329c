import type { ReactiveController, ReactiveControllerHost } from 'lit'

/**
 * Keeps the keyboard in a page whose content is exchanged: when what had the focus is gone, the place around the page
 * takes it, so that Tab and reading go on there and not from the top of the window.
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

  // What is removed or disabled goes without naming who comes next.
  readonly #leave = (event: FocusEvent) => {
    if (event.relatedTarget) this.#isInside = false
  }
}
