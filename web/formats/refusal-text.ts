import type { ApiError } from '../api/client.ts'
import { credentialsText } from '../locales/credentials.ts'
import { duration } from './numbers.ts'
import { problemText } from './problem-text.ts'

/** A refusal while getting in, in the reader's words; one who must wait is told for how long. */
export function refusalText(error: ApiError): string {
  const { seconds } = error.params
  return error.code === 'too-many-attempts' && typeof seconds === 'number'
    ? credentialsText('wait', { time: duration(seconds) })
    : problemText(error)
}
