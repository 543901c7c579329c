import type { ApiError } from '../api/client.ts'
import { credentials as en } from '../locales/en/credentials.ts'
import { credentials as zhHans } from '../locales/zh-Hans/credentials.ts'
import { duration } from './formats.ts'
import { catalogue } from './language.ts'
import { problemText } from './problem-text.ts'

/** The words of passwords and codes, which several pages ask for. */
export const credentialsText = catalogue('credentials', { en, 'zh-Hans': zhHans })

/** A refusal while getting in, in the reader's words; one who must wait is told for how long. */
export function refusalText(error: ApiError): string {
  const { seconds } = error.params
  return error.code === 'too-many-attempts' && typeof seconds === 'number'
    ? credentialsText('wait', { time: duration(seconds) })
    : problemText(error)
}
