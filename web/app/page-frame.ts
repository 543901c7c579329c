import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { onLanguageChange } from '../locales/language.ts'
import type { Address } from '../navigation/location.ts'
import type { Page } from '../elements/page.ts'
import { queryClient } from '../queries/query.ts'
import { match } from './router.ts'
import type { Match } from './router.ts'
import { t } from '../locales/app.ts'

/** Renders the page of an address in the shell: loads its code, sets its properties, title and focus. */
export class PageFrame implements ReactiveController {
  /** The element to show; null while its code loads. */
  page: HTMLElement | null = null
  isBroken = false
  #path: string | undefined
  #match: Match | undefined
  /** The match whose first data was requested. */
  #requested: Match | undefined
  #stop: (() => void) | undefined

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly main: () => HTMLElement | null,
  ) {
    host.addController(this)
  }

  hostConnected(): void {
    // A page that sets its own title overrides this when it renders.
    this.#stop = onLanguageChange(() => this.#setTitle())
  }

  hostDisconnected(): void {
    this.#stop?.()
  }

  /** The page is readable without signing in. */
  get isOpen(): boolean {
    return this.#match?.route.isOpen ?? false
  }

  /** Shows the page of this address; a change of only the query updates the page's properties. */
  show(place: Address): void {
    if (place.path === this.#path) {
      if (this.page) (this.page as Page).search = place.search
      return
    }
    const isFirst = this.#path === undefined
    this.#path = place.path
    this.#match = match(place.path)
    void this.#load(this.#match, place, isFirst)
  }

  /** Requests the first data of the page while its code loads; the page's own queries then share these requests. */
  requestData(): void {
    const found = this.#match
    if (!found || found === this.#requested) return
    this.#requested = found
    for (const query of found.route.queries?.(found.params) ?? []) void queryClient.prefetchQuery(query)
  }

  async #load(found: Match, place: Address, isFirst: boolean): Promise<void> {
    try {
      await found.route.load()
    } catch {
      this.isBroken = true
      this.host.requestUpdate()
      return
    }
    if (this.#match !== found) return
    this.page = document.createElement(found.route.tag)
    Object.assign(this.page, { params: found.params, search: location.search })
    this.isBroken = false
    this.#setTitle()
    this.host.requestUpdate()
    await this.host.updateComplete
    if (isFirst) return
    if (!place.hash) scrollTo(0, 0)
    // A page opened at one of its fields has already moved the focus there.
    if (!this.page.matches(':focus-within')) this.main()?.focus({ preventScroll: true })
  }

  #setTitle(): void {
    if (this.#match) document.title = `${t(this.#match.route.title)} · Headrace`
  }

  readonly skip = (): void => {
    this.main()?.focus()
  }
}
