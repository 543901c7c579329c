import type { FieldError } from '#server/contracts/problems.ts'
import type { ApiError } from '../api/client.ts'
import { fieldProblems, problemMessage as t } from '../locales/problems.ts'

/** A refusal in the reader's words. */
export function problemText(error: ApiError): string {
  const said = t(`code.${error.code}`, error.params)
  const reference =
    error.code === 'unexpected' && error.requestId ? t('reference', { id: error.requestId }) : ''
  const [first] = error.errors
  if (error.code === 'invalid-input' && first) return `${said} ${fieldText(first)}`
  return reference ? `${said} ${reference}` : said
}

/** What is wrong with one field, in the reader's words; an unknown code gets the general sentence. */
export function fieldText(error: FieldError): string {
  const code = fieldProblems.find((one) => one === error.code) ?? 'invalid'
  return t(`field.${code}`, error.params)
}

/** The message for one field of a form, by its path; '' when there is none. */
export function fieldErrorFor(error: ApiError | null | undefined, path: string): string {
  const found = error?.errors.find((one) => one.path === path)
  return found ? fieldText(found) : ''
}
