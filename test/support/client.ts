/** What an answer carries; `body` is the parsed JSON, the text of anything else, or undefined when there is none. */
type Answer<Body> = { status: number; headers: Headers; body: Body }

type Options = { headers?: Record<string, string>; ifMatch?: number }

/** Talks to the public API over real HTTP as one person, or as nobody without a cookie. */
export class Client {
  readonly url: string
  readonly cookie: string | undefined

  constructor(url: string, cookie?: string) {
    this.url = url
    this.cookie = cookie
  }

  /** Sends JSON (text and bytes as they are) and reads what comes back, whatever its status. */
  async send<Body = unknown>(
    method: string,
    path: string,
    body?: unknown,
    options: Options = {},
  ): Promise<Answer<Body>> {
    const bytes = body instanceof Uint8Array ? new Uint8Array(body) : undefined
    const isRaw = typeof body === 'string' || bytes !== undefined
    const headers = {
      ...(this.cookie ? { cookie: this.cookie } : {}),
      ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
      ...(options.ifMatch === undefined ? {} : { 'if-match': `"${options.ifMatch}"` }),
      ...options.headers,
    }
    const sent = bytes ?? (typeof body === 'string' || body === undefined ? body : JSON.stringify(body))
    const response = await fetch(`${this.url}${path}`, { method, headers, body: sent, redirect: 'manual' })
    const text = await response.text()
    const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '')
    const read = text === '' ? undefined : isJson ? (JSON.parse(text) as unknown) : text
    return { status: response.status, headers: response.headers, body: read as Body }
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

  /** The same server as another person sees it. */
  async signedInAs(personId: string): Promise<Client> {
    const answer = await this.put('/api/session', { personId })
    if (answer.status !== 200) throw new Error(`Signing in: ${answer.status} ${JSON.stringify(answer.body)}`)
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
    return new Client(this.url, cookies.join('; '))
  }
}
