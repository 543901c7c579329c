import type { ApiError } from '../api/client.ts'
import { credentialsText } from '../locales/credentials.ts'
import { duration } from './numbers.ts'
import { problemText } from './problem-text.ts'

/** The message of a refused sign-in, with the waiting time of a rate limit. */
export function refusalText(error: ApiError): string {
  const { seconds } = error.params
  return error.code === 'too-many-attempts' && typeof seconds === 'number'
    ? credentialsText('wait', { time: duration(seconds) })
    : problemText(error)
}
