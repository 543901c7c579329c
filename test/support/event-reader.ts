import { onTestFinished } from 'vitest'
import type { Client } from './client.ts'

export type TestEvent = { event: string; data: unknown }

const timeoutMs = 8_000

/** Reads `/api/events` as a page does; closed when the test ends. */
export class EventReader {
  readonly status: number
  readonly headers: Headers
  /** The events received so far. */
  readonly events: TestEvent[] = []
  /** Resolves when the server ends the stream. */
  readonly ended: Promise<void>
  readonly #stop: () => void
  #onEvent = () => {}

  constructor(response: Response, stop: () => void) {
    this.status = response.status
    this.headers = response.headers
    this.#stop = stop
    this.ended = this.#read(response)
  }

  async #read(response: Response): Promise<void> {
    const decoder = new TextDecoder()
    let unread = ''
    try {
      for await (const chunk of response.body ?? []) {
        unread += decoder.decode(chunk as Uint8Array, { stream: true })
        const blocks = unread.split('\n\n')
        unread = blocks.pop() ?? ''
        for (const block of blocks) this.#take(block)
      }
    } catch {
      // Stopped by the test.
    }
  }

  #take(block: string): void {
    const event = /^event: (.*)$/m.exec(block)?.[1]
    const data = /^data: (.*)$/m.exec(block)?.[1]
    if (event === undefined || data === undefined) return
    this.events.push({ event, data: JSON.parse(data) as unknown })
    this.#onEvent()
  }

  /** Waits until a matching event has been received. */
  async until(isLike: (event: TestEvent) => boolean): Promise<TestEvent> {
    let timer: NodeJS.Timeout | undefined
    try {
      return await new Promise<TestEvent>((resolve, reject) => {
        const look = () => {
          const found = this.events.find(isLike)
          if (found) resolve(found)
        }
        this.#onEvent = look
        timer = setTimeout(
          () => reject(new Error(`No such event; these came: ${JSON.stringify(this.events)}`)),
          timeoutMs,
        )
        look()
      })
    } finally {
      clearTimeout(timer)
      this.#onEvent = () => {}
    }
  }

  /** Waits for a hint about this entity. */
  hinted = ({ id }: { id: string }): Promise<TestEvent> =>
    this.until(({ event, data }) => event === 'changed' && JSON.stringify(data).includes(id))

  /** The ids of all entities in the hints so far. */
  hintedIds = (): string[] =>
    this.events.flatMap(({ event, data }) =>
      event === 'changed' ? (data as { id: string }[]).map(({ id }) => id) : [],
    )

  stop(): void {
    this.#stop()
  }
}

/** @param headers in addition to those of the first request of a browser's EventSource */
export async function openEventReader(
  { url, cookie }: Client,
  headers: Record<string, string> = {},
): Promise<EventReader> {
  const aborting = new AbortController()
  const response = await fetch(`${url}/api/events`, {
    headers: { accept: 'text/event-stream', ...(cookie ? { cookie } : {}), ...headers },
    signal: aborting.signal,
  })
  const reader = new EventReader(response, () => aborting.abort())
  onTestFinished(() => reader.stop())
  return reader
}
