import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Runs only the last of several calls in quick succession; none once its host is removed. */
export class Debounce implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    host: ReactiveControllerHost,
    private readonly waitMs: number,
  ) {
    host.addController(this)
  }

  hostDisconnected(): void {
    this.cancel()
  }

  get isPending(): boolean {
    return this.#timer !== undefined
  }

  run(call: () => void): void {
    this.cancel()
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      call()
    }, this.waitMs)
  }

  cancel(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
