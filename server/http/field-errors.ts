/** Converts Zod issues into field errors: a path and a code from a closed list, which the page translates. */
import type { FieldError } from '../contracts/problems.ts'

type Issue = { keyword: string; instancePath: string; message?: string; params: Record<string, unknown> }

const formats: Record<string, string> = {
  date: 'not-a-date',
  datetime: 'not-an-instant',
  uuid: 'not-an-id',
  email: 'not-an-email',
  url: 'not-a-link',
}

/** Error codes that contracts set as custom messages, in kebab-case. */
const isOwnCode = (message: string | undefined): message is string =>
  message !== undefined && /^[a-z]+(-[a-z]+)*$/.test(message)

function codeOf({ keyword, params, message }: Issue): Pick<FieldError, 'code' | 'params'> {
  const isSize = params.origin === 'string' || params.origin === 'array'
  switch (keyword) {
    case 'invalid_type':
      return message?.endsWith('received undefined')
        ? { code: 'required' }
        : { code: 'wrong-type', params: { expected: String(params.expected) } }
    case 'too_small':
      if (params.origin === 'string' && params.minimum === 1) return { code: 'required' }
      return { code: isSize ? 'too-short' : 'too-small', params: { min: Number(params.minimum) } }
    case 'too_big':
      return { code: isSize ? 'too-long' : 'too-big', params: { max: Number(params.maximum) } }
    case 'invalid_format':
      if (isOwnCode(message)) return { code: message }
      return { code: formats[String(params.format)] ?? 'wrong-form' }
    case 'invalid_value':
    case 'invalid_union':
      return Array.isArray(params.values)
        ? { code: 'unknown-value', params: { allowed: params.values.join(', ') } }
        : { code: 'unknown-value' }
    case 'unrecognized_keys':
      return { code: 'unknown-field', params: { fields: (params.keys as string[]).join(', ') } }
    default:
      return { code: isOwnCode(message) ? message : 'wrong-form' }
  }
}

/** @param issues the issues of fastify-type-provider-zod */
export const toFieldErrors = (issues: Issue[]): FieldError[] =>
  issues.map((issue) => ({
    path: issue.instancePath.split('/').filter(Boolean).join('.'),
    ...codeOf(issue),
  }))
