import type { FieldError } from '#server/contracts/problems.ts'
import type { ApiError } from '../api/client.ts'
import { fieldProblem, problemMessage as t } from '../locales/problems.ts'
import { duration, fileSize } from './numbers.ts'

/** The translated message of an error response, with the waiting time of a rate limit. */
export function problemText(error: ApiError): string {
  const { seconds } = error.params
  if (error.code === 'too-many-attempts' && typeof seconds === 'number') {
    return t('wait', { time: duration(seconds) })
  }
  const { max } = error.params
  const isSize = error.code === 'file-too-large' && typeof max === 'number'
  const said = t(`code.${error.code}`, isSize ? { max: fileSize(max) } : error.params)
  const reference =
    error.code === 'unexpected' && error.requestId ? t('reference', { id: error.requestId }) : ''
  const [first] = error.errors
  if (error.code === 'invalid-input' && first) return `${said} ${fieldErrorText(first)}`
  return reference ? `${said} ${reference}` : said
}

/** The translated error of one field; an unknown code gets the general message. */
export function fieldErrorText(error: FieldError): string {
  return t(`field.${fieldProblem(error.code) ?? 'invalid'}`, error.params)
}

/** The error message of one form field, by its path; '' when there is none. */
export function fieldErrorFor(error: ApiError | null | undefined, path: string): string {
  const found = error?.errors.find((one) => one.path === path)
  return found ? fieldErrorText(found) : ''
}
