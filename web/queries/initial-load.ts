import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Query } from './query.ts'

/** Maximum time in milliseconds that a page waits for its secondary queries. */
const longestWaitMs = 3_000

/**
 * The queries a page needs for its first layout. Until each of them has its first response the page shows a
 * skeleton, so that no control moves when a later response arrives; the wait is limited by longestWaitMs.
 */
export class InitialLoad implements ReactiveController {
  #isDone = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly queries: () => readonly Pick<Query<never>, 'isFirstUnderWay'>[],
  ) {
    host.addController(this)
  }

  hostConnected(): void {
    this.#timer = setTimeout(() => {
      this.#isDone = true
      this.host.requestUpdate()
    }, longestWaitMs)
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
  }

  /** Stays true once set: data fetched again is shown when it arrives. */
  get isDone(): boolean {
    this.#isDone ||= this.queries().every((one) => !one.isFirstUnderWay)
    return this.#isDone
  }
}
