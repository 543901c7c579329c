import type { FieldError, ProblemCode } from '../contracts/problems.ts'

type Details = {
  /** Parameters of the message for this code. */
  params?: Record<string, string | number | string[]>
  /** The errors of single fields. */
  errors?: FieldError[]
}

/** A refused request with the reason; `http/problems.ts` turns it into problem+json. */
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

/**
 * Optimistic locking, for an entity that is locked or read in the same transaction.
 * @param version the last that the client has read; undefined when it sent none
 * @throws Refusal stale-version, with the current version
 */
export function requireCurrent(entity: { version: number }, version: number | undefined): void {
  if (version !== undefined && version !== entity.version) {
    throw refuse('stale-version', { params: { current: entity.version } })
  }
}
