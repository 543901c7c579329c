import type { Hint, Presence } from '#server/contracts/live.ts'
import { eventsUrl } from '../api/live.ts'
import { notifyReconnected } from './connection.ts'
import { clearPresences, storePresence } from './presences.ts'
import { everyKey, invalidate, queryClient } from '../queries/query.ts'
import { expectHints, fetchHinted } from '../queries/refetch.ts'
import { sessionKey } from '../queries/noun-keys.ts'

/** A page that is hidden for longer closes its stream. */
const hiddenMs = 180_000
/** A timer that did not run for this long means that the machine was asleep. */
const [lookEveryMs, sleptMs] = [15_000, 90_000]
const [firstWaitMs, longestWaitMs] = [1_000, 30_000]

/**
 * Follows live changes while the page is open: fetches again what a hint names. Hints cover only the time
 * while the stream is open, so whenever it opens, including the first time, all fetched data is fetched
 * again. Displayed data stays visible meanwhile; unsaved input is never touched.
 */
class Live {
  #source: EventSource | undefined
  #retry: ReturnType<typeof setTimeout> | undefined
  #hiding: ReturnType<typeof setTimeout> | undefined
  #clock: ReturnType<typeof setInterval> | undefined
  #lookedAt = Date.now()
  #waitMs = firstWaitMs

  start(): void {
    document.addEventListener('visibilitychange', this.#turned)
    addEventListener('online', this.#open)
    addEventListener('offline', this.#lost)
    this.#clock = setInterval(this.#look, lookEveryMs)
    this.#open()
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#turned)
    removeEventListener('online', this.#open)
    removeEventListener('offline', this.#lost)
    clearInterval(this.#clock)
    clearTimeout(this.#hiding)
    this.#close()
  }

  readonly #open = () => {
    this.#close()
    const source = new EventSource(eventsUrl)
    this.#source = source
    source.addEventListener('open', () => {
      this.#waitMs = firstWaitMs
      expectHints(true)
      this.#fetchAll()
    })
    source.addEventListener('changed', ({ data }: MessageEvent<string>) =>
      fetchHinted(JSON.parse(data) as Hint[]),
    )
    source.addEventListener('presence', ({ data }: MessageEvent<string>) =>
      storePresence(JSON.parse(data) as Presence),
    )
    source.addEventListener('refetch', () => this.#fetchAll())
    source.addEventListener('error', this.#lost)
  }

  #close(): void {
    clearTimeout(this.#retry)
    this.#source?.close()
    this.#source = undefined
    expectHints(false)
    clearPresences()
  }

  readonly #lost = () => {
    this.#close()
    // The stream does not report why it ended; the session request finds out whether the session expired.
    void queryClient.invalidateQueries({ queryKey: sessionKey })
    // Random delay, so that pages that lost the same server do not all reconnect at once.
    const waitMs = this.#waitMs * (0.5 + Math.random())
    this.#waitMs = Math.min(longestWaitMs, this.#waitMs * 2)
    this.#retry = setTimeout(() => this.#open(), waitMs)
  }

  readonly #turned = () => {
    clearTimeout(this.#hiding)
    if (document.visibilityState === 'hidden') {
      this.#hiding = setTimeout(() => this.#close(), hiddenMs)
    } else if (!this.#source) this.#open()
    else this.#look()
  }

  readonly #look = () => {
    const now = Date.now()
    const hasSlept = now - this.#lookedAt > sleptMs
    this.#lookedAt = now
    if (hasSlept && document.visibilityState === 'visible') this.#open()
  }

  #fetchAll(): void {
    void invalidate(everyKey)
    notifyReconnected()
  }
}

/** Starts following live changes. @returns how to stop */
export function followChanges(): () => void {
  const live = new Live()
  live.start()
  return () => live.stop()
}
