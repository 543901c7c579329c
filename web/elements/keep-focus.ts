import type { ReactiveController, ReactiveControllerHost } from 'lit'

const canHaveFocus = (element: Element) =>
  element.isConnected && element.checkVisibility() && !element.matches(':disabled')

/**
 * Keeps the keyboard focus in a page whose content is replaced: when the focused element is removed, hidden or
 * disabled, by the page or by any element inside it, the parent of the page gets the focus, so that Tab and
 * screen readers continue there and not from the top of the window. Where a closer place is better, the
 * element that removes a control moves the focus itself.
 */
export class KeepFocus implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this)
  }

  hostConnected(): void {
    this.host.addEventListener('focusout', this.#leave)
  }

  hostDisconnected(): void {
    this.host.removeEventListener('focusout', this.#leave)
  }

  // An element that is removed, hidden or disabled loses the focus without a `relatedTarget`. Where the focus
  // goes is known once the elements around it are updated.
  readonly #leave = (event: FocusEvent) => {
    if (event.relatedTarget) return
    const left = event.composedPath()[0] as Element
    requestAnimationFrame(() => {
      if (canHaveFocus(left) || document.activeElement !== document.body) return
      this.host.parentElement?.focus({ preventScroll: true })
    })
  }
}
