/** Uploads of files, with progress: what `fetch` cannot report. */
import type { Problem } from '#server/contracts/problems.ts'
import { ApiError } from './client.ts'
import { loadProblems } from '../locales/problems.ts'

/**
 * Sends a form with one file to our own server.
 * @param onProgress the sent share, from 0 to 1
 * @throws ApiError when the request is refused or the server cannot be reached; an AbortError when it was cancelled
 */
export function upload<T>(
  path: string,
  form: FormData,
  { onProgress, signal }: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<T> {
  const request = new XMLHttpRequest()
  request.open('POST', `/api${path}`)
  request.responseType = 'json'
  request.setRequestHeader('accept', 'application/json')
  request.upload.addEventListener('progress', ({ loaded, total }) =>
    onProgress(total > 0 ? loaded / total : 0),
  )
  const abort = () => request.abort()
  signal.addEventListener('abort', abort, { once: true })
  return new Promise<T>((resolve, reject) => {
    const refuse = (error: ConstructorParameters<typeof ApiError>[0]) =>
      void loadProblems().then(() => reject(new ApiError(error)))
    request.addEventListener('load', () => {
      if (request.status < 400) return resolve(request.response as T)
      const problem = request.response as Problem | null
      if (problem?.code === 'not-signed-in') dispatchEvent(new Event('session-refused'))
      refuse(problem?.code ? problem : { status: request.status, code: 'unexpected' })
    })
    request.addEventListener('error', () => refuse({ status: 0, code: 'unreachable' }))
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')))
    request.send(form)
  }).finally(() => signal.removeEventListener('abort', abort))
}
