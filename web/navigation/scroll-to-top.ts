import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { searchText } from './location.ts'

/** Scrolls to the top of the window when the address goes to another page of a list. */
export class ScrollToTop implements ReactiveController {
  #cursor: string | undefined

  constructor(private readonly host: ReactiveControllerHost & { search: string }) {
    host.addController(this)
  }

  hostUpdated(): void {
    const cursor = searchText(this.host.search, 'cursor')
    if (this.#cursor !== undefined && cursor !== this.#cursor) scrollTo(0, 0)
    this.#cursor = cursor
  }
}
