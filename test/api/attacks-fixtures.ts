/** A server with a readable log, and clients for requests that `fetch` cannot send. */
import { request } from 'node:http'
import { connect } from 'node:net'
import type { Kysely } from 'kysely'
import type { Config } from '#server/config.ts'
import type { Database } from '#server/db/tables.ts'
import type { Deps } from '#server/deps.ts'
import { startServer, testDeps } from '../support/server.ts'

export type LogLine = { level: number; msg: string; code?: string; reqId?: string; raw: string }
type Options = NonNullable<Parameters<typeof startServer>[1]>

/** A server with its log; every line must be valid JSON. */
export async function startWatched(
  db: Kysely<Database>,
  given: { config?: Partial<Config>; options?: Options; deps?: Partial<Deps> } = {},
) {
  const lines: LogLine[] = []
  const write = (line: string) => {
    if (!/^[^\n]*\n$/.test(line)) throw new Error(`Not one line: ${line}`)
    lines.push({ ...(JSON.parse(line) as LogLine), raw: line })
  }
  const config = { ...testDeps(db).config, logLevel: 'info' as const, ...given.config }
  const deps: Deps = { ...testDeps(db), ...given.deps, config }
  const anyone = await startServer(deps, { ...given.options, logStream: { write } })
  /** The error codes logged since the last call. */
  let seen = 0
  const refusals = () => {
    const codes = lines.slice(seen).flatMap(({ msg, code }) => (msg === 'refused' && code ? [code] : []))
    seen = lines.length
    return codes
  }
  return { anyone, deps, lines, refusals }
}

export type RawAnswer = { status: number; headers: Record<string, unknown>; body: string }

/** Sends one request without normalizing path, Host header or body. */
export function sendRaw(
  url: string,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const sent = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      )
    })
    sent.on('error', reject).end(body)
  })
}

/**
 * A client that sends its parts one by one, `everyMs` apart, and repeats the last one.
 * @returns the response and the time until the server closed the connection
 */
export function sendSlowly(
  url: string,
  parts: string[],
  everyMs: number,
): Promise<{ told: string; tookMs: number }> {
  const { hostname, port } = new URL(url)
  const began = Date.now()
  return new Promise((resolve) => {
    let told = ''
    let at = 0
    const socket = connect(Number(port), hostname)
    const timer = setInterval(() => {
      const part = parts[Math.min(at++, parts.length - 1)]
      if (part && socket.writable) socket.write(part)
    }, everyMs)
    socket.on('data', (chunk: Buffer) => (told += chunk.toString()))
    // A server that closes while the client is still sending resets the connection.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(timer)
      resolve({ told, tookMs: Date.now() - began })
    })
  })
}
