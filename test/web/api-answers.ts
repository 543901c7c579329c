import { onTestFinished } from 'vitest'

type Sent = { method: string; path: string; body: unknown }
type Answers = Record<string, (sent: Sent) => unknown>

/**
 * Answers requests to the API for one test, by method and path; a `Response` is given as it is, anything else as JSON. A
 * request that is not named is refused.
 * @returns what was sent, in order
 */
export function answerApi(answers: Answers): Sent[] {
  const really = window.fetch
  const all: Sent[] = []
  window.fetch = async (url, init) => {
    const { pathname } = new URL(url instanceof Request ? url.url : url, location.href)
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    const sent = { method: init?.method ?? 'GET', path: pathname.replace('/api', ''), body }
    all.push(sent)
    const answer = await answers[`${sent.method} ${sent.path}`]?.(sent)
    if (answer instanceof Response) return answer
    return answer === undefined ? refused(404, { code: 'not-found' }) : Response.json(answer)
  }
  onTestFinished(() => void (window.fetch = really))
  return all
}

/** A refusal as the server writes it. */
export const refused = (status: number, problem: { code: string; errors?: unknown[]; params?: object }) =>
  Response.json({ status, ...problem }, { status })
