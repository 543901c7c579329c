import type { z } from 'zod'
import type { FieldError, Problem, ProblemCode } from '#server/contracts/problems.ts'
import { loadProblems } from '../locales/problems.ts'

/** The input type of a contract, before its defaults are applied: `InputOf<typeof NewLaunch>`. */
export type InputOf<T extends z.ZodType> = z.input<T>

/** An error response of the server, or a network failure. The page translates code and params. */
export class ApiError extends Error {
  readonly code: ProblemCode | 'unreachable'
  readonly status: number
  readonly params: NonNullable<Problem['params']>
  readonly errors: FieldError[]
  readonly requestId: string | undefined

  constructor(
    problem: Pick<Problem, 'status' | 'params' | 'errors' | 'requestId'> & { code: ApiError['code'] },
  ) {
    super(problem.code)
    this.code = problem.code
    this.status = problem.status
    this.params = problem.params ?? {}
    this.errors = problem.errors ?? []
    this.requestId = problem.requestId
  }

  /** A retry may succeed: the server was unavailable or busy. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502
  }
}

export type QueryPart = string | number | boolean | readonly string[] | null | undefined
export type Request = {
  query?: Record<string, QueryPart> | undefined
  body?: unknown
  /** A request body sent unchanged with this media type: an uploaded file. */
  raw?: { content: BodyInit; type: string }
  /** The version that was read; sent as `If-Match`. */
  version?: number | undefined
  signal?: AbortSignal | undefined
}

/** Builds the URL with its query; lists are joined by commas, empty parameters are left out. */
export function apiUrl(path: string, query: Request['query'] = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '')
    if (text !== '') params.set(name, text)
  }
  const search = params.toString()
  return `/api${path}${search && `?${search}`}`
}

async function send(method: string, path: string, request: Request): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' })
  if (request.body !== undefined) headers.set('content-type', 'application/json')
  if (request.raw) headers.set('content-type', request.raw.type)
  if (request.version !== undefined) headers.set('if-match', `"${request.version}"`)
  const body = request.raw?.content ?? (request.body === undefined ? null : JSON.stringify(request.body))
  try {
    return await fetch(apiUrl(path, request.query), { method, headers, body, signal: request.signal ?? null })
  } catch (error) {
    if (request.signal?.aborted) throw error
    throw new ApiError({ status: 0, code: 'unreachable' })
  }
}

async function refusal(response: Response): Promise<ApiError> {
  const isLoaded = loadProblems()
  const isProblem = response.headers.get('content-type')?.includes('json')
  const problem = isProblem ? ((await response.json().catch(() => null)) as Problem | null) : null
  await isLoaded
  // A proxy without a reachable backend responds with its own text instead of JSON.
  if (!problem?.code)
    return new ApiError({
      status: response.status,
      code: response.status >= 502 ? 'unreachable' : 'unexpected',
    })
  // Listeners fetch the session again.
  if (problem.code === 'not-signed-in' || problem.code === 'second-factor-missing')
    dispatchEvent(new Event('session-refused'))
  return new ApiError({ ...problem, status: response.status })
}

let askAgain = (): Promise<boolean> => Promise.resolve(false)

/**
 * Sets what asks the person to prove again who they are, when the server refuses what an old session asks for.
 * @param ask returns whether they did; the refused request is then repeated
 */
export function onAuthenticationTooOld(ask: () => Promise<boolean>): void {
  askAgain = ask
}

/** Asks the person to prove again who they are. @returns whether they did */
export const authenticateAgain = (): Promise<boolean> => askAgain()

/**
 * Sends one request to our own server. A request that needs a more recent authentication is repeated after it.
 * @returns the parsed JSON; undefined for an empty response
 * @throws ApiError when the request is refused or the server cannot be reached
 */
export async function call<T>(method: string, path: string, request: Request = {}): Promise<T> {
  return (await withVersion<T>(method, path, request)).value
}

/** Like `call`, with the version from the `ETag` (null without one). */
export async function withVersion<T>(
  method: string,
  path: string,
  request: Request = {},
): Promise<{ value: T; version: number | null }> {
  const response = await send(method, path, request)
  if (!response.ok) {
    const error = await refusal(response)
    const isRepeated = error.code === 'authentication-too-old' && (await authenticateAgain())
    if (isRepeated) return withVersion(method, path, request)
    throw error
  }
  const version = /^(?:W\/)?"(\d+)"$/.exec(response.headers.get('etag') ?? '')?.[1]
  const text = await response.text()
  return { value: (text ? JSON.parse(text) : undefined) as T, version: version ? Number(version) : null }
}
