import type { FieldError } from '#server/contracts/problems.ts'
import type { ApiError } from '../../api/client.ts'
import { importWords as en } from '../../locales/en/import.ts'
import { fileSize, number } from '../../formats/numbers.ts'
import { problemText } from '../../formats/problem-text.ts'
import { t } from '../../locales/import.ts'

/** Maximum size of an upload; the limit of the contract, importLimits.bytes. */
export const maxBytes = 20 * 1024 * 1024

const encodingNames: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB18030',
}
/** The common name of an encoding. */
export const encodingName = (encoding: string) => encodingNames[encoding] ?? t('refused.unknownEncoding')

export const tooBigText = (bytes: number) =>
  t('refused.too-big', { size: fileSize(bytes), most: fileSize(maxBytes) })

/** Why a file was rejected: the line, what was found there, and what to do. */
export function importErrorText(error: ApiError): string {
  const { params } = error
  if (error.code === 'body-too-large' && typeof params.bytes === 'number') return tooBigText(params.bytes)
  if (error.code === 'not-found') return t('preview.forgotten')
  if (error.code !== 'import-unreadable') return problemText(error)
  const reason = params.reason === 'not-text' && params.line ? 'not-text-line' : params.reason
  const known = (Object.keys(en.refused) as (keyof typeof en.refused)[]).find((one) => one === reason)
  if (!known) return problemText(error)
  const [first, second] = Array.isArray(params.encodings) ? params.encodings : []
  return t(`refused.${known}`, {
    ...params,
    ...(typeof params.max === 'number' && { max: number(params.max) }),
    ...(typeof params.maxBytes === 'number' && { size: fileSize(params.maxBytes) }),
    ...(typeof params.encoding === 'string' && { encoding: encodingName(params.encoding) }),
    ...(first && second && { first: encodingName(first), second: encodingName(second) }),
  })
}

/** The error message of one cell of a row. */
export function rowErrorText({ code, params }: FieldError): string {
  const known = (Object.keys(en.row) as (keyof typeof en.row)[]).find((one) => one === code)
  return t(`row.${known ?? 'other'}`, params)
}
