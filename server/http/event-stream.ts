/** Server-sent events: an answer that stays open (HTML standard, Server-sent events). */
import { PassThrough, type Readable } from 'node:stream'

/** How soon a page comes back when its stream ends. */
const retryMs = 3_000
/** A reader who takes nothing any more is let go rather than remembered for. */
const maxUnreadBytes = 256 * 1024

export type EventStream = Readonly<{
  /** The body of the answer. */
  body: Readable
  send: (event: string, data: unknown) => void
  /** Shows proxies, and ourselves, that the line still holds. */
  beat: () => void
  end: () => void
}>

/** Not kept by anyone, not held back by nginx, and the connection ends with it, so that closing waits for nobody. */
export const eventStreamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  connection: 'close',
} as const

/** @param onEnd called once, whichever side ends it */
export function openEventStream(onEnd: () => void): EventStream {
  const body = new PassThrough()
  body.once('close', onEnd)
  const write = (text: string) => {
    if (body.writableEnded || body.destroyed) return
    body.write(text)
    if (body.readableLength + body.writableLength > maxUnreadBytes) body.destroy()
  }
  // The id comes back as Last-Event-ID: that is how a page that was here before is known.
  write(`retry: ${retryMs}\nid: 1\n\n`)
  return {
    body,
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    beat: () => write(': still here\n\n'),
    end: () => {
      body.end()
      // Whoever does not read to the end is not waited for.
      setTimeout(() => body.destroy(), 1_000).unref()
    },
  }
}
