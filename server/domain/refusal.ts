import type { FieldError, ProblemCode } from '../contracts/problems.ts'

type Details = {
  /** Numbers and names that the page puts into the words for the code. */
  params?: Record<string, string | number | string[]>
  /** What is wrong, field by field. */
  errors?: FieldError[]
}

/** A request that cannot be granted, and why; the plumbing turns it into problem+json. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: ProblemCode
  readonly details: Details
  constructor(code: ProblemCode, details: Details) {
    super(code)
    this.code = code
    this.details = details
  }
}

/** `throw refuse('not-found', { params: { noun: 'feature' } })` */
export const refuse = (code: ProblemCode, details: Details = {}): Refusal => new Refusal(code, details)

/** Refuses one field of the input. */
export const refuseField = (path: string, code: string, params?: FieldError['params']): Refusal =>
  refuse('invalid-input', { errors: [params ? { path, code, params } : { path, code }] })
