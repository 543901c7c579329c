/** Server-sent events (HTML standard, Server-sent events). */
import { PassThrough, type Readable } from 'node:stream'

/** The reconnection time of clients. */
const retryMs = 3_000
/** The maximum buffer of a client that does not read; then its stream ends. */
const maxUnreadBytes = 256 * 1024

export type EventStream = Readonly<{
  /** The response body. */
  body: Readable
  send: (event: string, data: unknown) => void
  /** Sends a heartbeat, which keeps proxies from closing the connection and detects broken ones. */
  beat: () => void
  end: () => void
}>

/** No caching, no buffering by nginx, and no keep-alive, so that shutdown does not wait for the connection. */
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
  // The browser sends the id back as Last-Event-ID, which identifies a reconnecting client.
  write(`retry: ${retryMs}\nid: 1\n\n`)
  return {
    body,
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    beat: () => write(': still here\n\n'),
    end: () => {
      body.end()
      // Do not wait for clients that do not read to the end.
      setTimeout(() => body.destroy(), 1_000).unref()
    },
  }
}
