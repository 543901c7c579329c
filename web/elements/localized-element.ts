import { LitElement } from 'lit'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { onLanguageChange } from '../locales/language.ts'

/** Renders its host again when the language changes. */
export class Localize implements ReactiveController {
  #stop: (() => void) | undefined

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostConnected(): void {
    this.#stop = onLanguageChange(() => this.host.requestUpdate())
  }

  hostDisconnected(): void {
    this.#stop?.()
  }
}

/** Base class of every element that shows text, dates or numbers: re-renders when the language changes. */
export class LocalizedElement extends LitElement {
  constructor() {
    super()
    new Localize(this)
  }
}
