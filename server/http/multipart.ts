/** Receives `multipart/form-data`: one file, streamed, and text fields. */
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { Refusal, refuse, refuseField } from '../domain/refusal.ts'
import { toFieldErrors } from './field-errors.ts'

/** In bytes. */
const fieldSize = 4_000
const fieldCount = 10

/** Lets routes of a scope receive forms. @param maxBytes of the file */
export async function receiveForms(scope: FastifyInstance, maxBytes: number): Promise<void> {
  await scope.register(multipart, {
    // One byte more, so that a file that is too large is told from one that just fits.
    limits: { files: 1, fields: fieldCount, fieldSize, fileSize: maxBytes + 1, headerPairs: 50 },
    throwFileSizeLimit: false,
  })
}

/** What the form parser says of a body that is cut or no form; it has no code for it. */
const isOfParser = /multipart|malformed|part header|boundary|unexpected end/i

/** Codes of the form parser. */
const formFaults: Readonly<Record<string, string>> = {
  FST_FILES_LIMIT: 'one-file',
  FST_FIELDS_LIMIT: 'unknown-field',
  FST_PARTS_LIMIT: 'one-file',
  FST_PROTO_VIOLATION: 'unknown-field',
}

/**
 * Reads a form whose file is in the field `file`.
 * @param store receives the bytes as they arrive; called once
 * @throws Refusal media-type-refused, invalid-input, and what `store` throws
 */
export async function readForm<Fields extends z.ZodType, Stored>(
  request: FastifyRequest,
  schema: Fields,
  store: (bytes: AsyncIterable<Uint8Array>, fileName: string) => Promise<Stored>,
): Promise<{ fields: z.output<Fields>; stored: Stored }> {
  if (!request.isMultipart()) throw refuse('media-type-refused')
  const given: Record<string, unknown> = {}
  let stored: { value: Stored } | undefined = undefined as { value: Stored } | undefined
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        if (part.fieldname !== 'file') throw refuseField(part.fieldname.slice(0, 60), 'unknown-field')
        stored = { value: await store(part.file, part.filename) }
      } else if (part.valueTruncated) {
        throw refuseField(part.fieldname.slice(0, 60), 'too-long', { max: fieldSize })
      } else {
        given[part.fieldname] = part.value
      }
    }
  } catch (error) {
    const { code = '', message = '' } = error as { code?: string; message?: string }
    const fault = formFaults[code]
    if (fault !== undefined) throw refuseField('file', fault)
    throw !(error instanceof Refusal) && isOfParser.test(message) ? refuse('unreadable-body') : error
  }
  if (!stored) throw refuseField('file', 'required')
  return { fields: fieldsOf(schema, given), stored: stored.value }
}

type Issues = Parameters<typeof toFieldErrors>[0]

function fieldsOf<Fields extends z.ZodType>(schema: Fields, given: unknown): z.output<Fields> {
  const validate = validatorCompiler({ schema, method: 'POST', url: '', httpPart: 'body' })
  const result = validate(given) as { value: z.output<Fields> } | { error: Issues }
  if ('error' in result) throw refuse('invalid-input', { errors: toFieldErrors(result.error) })
  return result.value
}
