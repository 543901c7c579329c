import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Query } from './query.ts'

/** Milliseconds that a page waits for what comes beside its main thing. */
const longestWaitMs = 3_000

/**
 * What a page is laid out with. Until each of its queries was answered a first time the page shows what is coming, so that
 * nothing that someone reaches for moves when the next answer comes; it waits for slow ones only so long.
 */
export class FirstAnswers implements ReactiveController {
  #areThere = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly queries: () => readonly Pick<Query<never>, 'isFirstUnderWay'>[],
  ) {
    host.addController(this)
  }

  hostConnected(): void {
    this.#timer = setTimeout(() => {
      this.#areThere = true
      this.host.requestUpdate()
    }, longestWaitMs)
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
  }

  /** Once they are, they stay: what is fetched again is shown when it comes. */
  get areThere(): boolean {
    this.#areThere ||= this.queries().every((one) => !one.isFirstUnderWay)
    return this.#areThere
  }
}
