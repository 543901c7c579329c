import { onTestFinished } from 'vitest'

type Sent = { method: string; path: string; query: URLSearchParams; body: unknown }
type Answers = Record<string, (sent: Sent) => unknown>

/**
 * Fakes the API for one test, by method and path: a `Response` is returned as it is, anything else as JSON. Any other
 * request gets an error.
 * @returns the requests sent, in order
 */
export function answerApi(answers: Answers): Sent[] {
  const really = window.fetch
  const all: Sent[] = []
  window.fetch = async (url, init) => {
    const { pathname, searchParams } = new URL(url instanceof Request ? url.url : url, location.href)
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    const sent = {
      method: init?.method ?? 'GET',
      path: pathname.replace('/api', ''),
      query: searchParams,
      body,
    }
    all.push(sent)
    const answer = await answers[`${sent.method} ${sent.path}`]?.(sent)
    if (answer instanceof Response) return answer
    return answer === undefined ? refused(404, { code: 'not-found' }) : Response.json(answer)
  }
  onTestFinished(() => void (window.fetch = really))
  return all
}

/** An error response in the format of the server. */
export const refused = (status: number, problem: { code: string; errors?: unknown[]; params?: object }) =>
  Response.json({ status, ...problem }, { status })
