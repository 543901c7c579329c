import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { text as textOf } from 'node:stream/consumers'
import type { Person } from '#server/contracts/people.ts'
import type { Session } from '#server/contracts/session.ts'

/** Creates a session for a person. @returns the cookie */
export type StartSession = (personId: string) => Promise<string>

/** The password of every test person who has one. */
export const testPassword = 'flour water salt'

/** A response; `body` is the parsed JSON, the text of other content, or undefined without content. */
export type Answer<Body> = { status: number; headers: Headers; body: Body }

type Options = { headers?: Record<string, string>; ifMatch?: number }

type Sent = { method: string; headers: Record<string, string>; body: string | Uint8Array | undefined }
type Received = { status: number; headers: Headers; text: string }

const agent = new Agent({ keepAlive: true })

/** A plain request, because `fetch` takes several times its processor time. */
async function requestPlainly(url: string, { body, method, headers: given }: Sent): Promise<Received> {
  // Node leaves the length out where a body is unusual, as with `DELETE`.
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const sent = request(url, { method, headers: { ...length, ...given }, agent })
  sent.end(body)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  const headers = new Headers()
  const { rawHeaders } = response
  for (let at = 0; at < rawHeaders.length; at += 2) headers.append(rawHeaders[at]!, rawHeaders[at + 1]!)
  return { status: response.statusCode!, headers, text: await textOf(response) }
}

/** Reads an answer that comes while the body is still being sent, such as that it is too large. */
async function requestByFetch(url: string, { body, ...options }: Sent): Promise<Received> {
  const bytes = typeof body === 'string' || body === undefined ? body : new Uint8Array(body)
  const response = await fetch(url, { ...options, body: bytes, redirect: 'manual' })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const largeBytes = 64 * 1024

/** A client of the public API over real HTTP, signed in as one person, or unauthenticated without a cookie. */
export class Client {
  readonly url: string
  readonly cookie: string | undefined

  readonly #startSession: StartSession | undefined
  readonly #setupCode: string | null

  /**
   * @param startSession creates a session without a password, for tests of everything but signing in
   * @param setupCode the code that the start of the server printed, if any
   */
  constructor(url: string, cookie?: string, startSession?: StartSession, setupCode: string | null = null) {
    this.url = url
    this.cookie = cookie
    this.#startSession = startSession
    this.#setupCode = setupCode
  }

  /** Sends JSON (text and bytes unchanged) and reads the response, whatever its status. */
  async send<Body = unknown>(
    method: string,
    path: string,
    body?: unknown,
    options: Options = {},
  ): Promise<Answer<Body>> {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array
    const headers = {
      ...(this.cookie ? { cookie: this.cookie } : {}),
      ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
      ...(options.ifMatch === undefined ? {} : { 'if-match': `"${options.ifMatch}"` }),
      ...options.headers,
    }
    const sent = body === undefined || isRaw ? body : JSON.stringify(body)
    const ask = (sent?.length ?? 0) < largeBytes ? requestPlainly : requestByFetch
    const { status, headers: received, text } = await ask(this.url + path, { method, headers, body: sent })
    const isJson = /[/+]json/.test(received.get('content-type') ?? '')
    const read = text === '' ? undefined : isJson ? (JSON.parse(text) as unknown) : text
    return { status, headers: received, body: read as Body }
  }

  get = <Body = unknown>(path: string, options?: Options) => this.send<Body>('GET', path, undefined, options)
  post = <Body = unknown>(path: string, body?: unknown, options?: Options) =>
    this.send<Body>('POST', path, body, options)
  put = <Body = unknown>(path: string, body?: unknown, options?: Options) =>
    this.send<Body>('PUT', path, body, options)
  patch = <Body = unknown>(path: string, body?: unknown, options?: Options) =>
    this.send<Body>('PATCH', path, body, options)
  delete = <Body = unknown>(path: string, options?: Options) =>
    this.send<Body>('DELETE', path, undefined, options)

  /** Reads the version of a feature, launch or task, and sends a change of it or of a part: `/api/tasks/1/skip`. */
  async sendLatest<Body = unknown>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const [entity = path] = /^\/api\/[a-z-]+\/[^/]+/.exec(path) ?? []
    const { version } = (await this.get<{ version?: number }>(entity)).body
    return this.send<Body>(method, path, body, version === undefined ? {} : { ifMatch: version })
  }

  /** A client of the same server for another person. */
  async signedInAs(personId: string): Promise<Client> {
    if (!this.#startSession) throw new Error('Nobody can be let in here')
    return this.withCookie(await this.#startSession(personId))
  }

  /** A client of the same server with the cookie set by a response. */
  after(answer: { headers: Headers }): Client {
    return this.withCookie(
      answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    )
  }

  withCookie(cookie: string): Client {
    return new Client(this.url, cookie, this.#startSession, this.#setupCode)
  }

  /** Sets up a new installation without people. */
  async firstAdministrator(
    given: { name?: string; email?: string; setupCode?: string } = {},
  ): Promise<{ person: Person; client: Client }> {
    const code = this.#setupCode === null ? {} : { setupCode: this.#setupCode }
    const input = { name: 'Ada', email: 'ada@bakery.example', password: testPassword, ...code, ...given }
    const answer = await this.put<Session>('/api/first-administrator', input)
    if (!answer.body.person) throw new Error(`Setting up: ${answer.status} ${JSON.stringify(answer.body)}`)
    return { person: answer.body.person, client: this.after(answer) }
  }
}
