import type { ReactiveController, ReactiveControllerHost } from 'lit'

const duration = 750

/** Animates numbers to their target values; sets them at once with prefers-reduced-motion. */
export class LevelTween implements ReactiveController {
  #shown: number[] = []
  #from: number[] = []
  #target: number[] = []
  #start = 0
  #frame = 0

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.#shown = this.#target
  }

  /** Returns the current levels on the way to `target`; the first ones rise from zero. */
  follow(target: number[]): number[] {
    if (this.#isStill || document.hidden) {
      this.#target = target
      this.#shown = target
      return target
    }
    if (
      target.some((value, index) => value !== this.#target[index]) ||
      target.length !== this.#target.length
    ) {
      this.#from = target.map((_, index) => this.#shown[index] ?? 0)
      this.#shown = this.#from
      this.#target = target
      this.#start = performance.now()
      cancelAnimationFrame(this.#frame)
      this.#frame = requestAnimationFrame(this.#step)
    }
    return this.#shown
  }

  get #isStill(): boolean {
    return matchMedia('(prefers-reduced-motion: reduce), print').matches
  }

  readonly #step = (now: number) => {
    const share = Math.min(1, (now - this.#start) / duration)
    const eased = 1 - (1 - share) ** 3
    this.#shown = this.#target.map((value, index) => {
      const from = this.#from[index] ?? 0
      return share === 1 ? value : from + (value - from) * eased
    })
    this.host.requestUpdate()
    if (share < 1) this.#frame = requestAnimationFrame(this.#step)
  }
}
