/** Sends stored files: streamed, in ranges, and never as a page that runs. */
import { Readable } from 'node:stream'
import { create as contentDisposition } from 'content-disposition'
import type { FastifyReply, FastifyRequest } from 'fastify'
import parseRange from 'range-parser'
import { refuse } from '../domain/refusal.ts'

type Range = { first: number; last: number }

/** Media types that browsers may show by themselves; everything else is downloaded. */
const shown: Readonly<Record<string, string>> = {
  // An iframe's `sandbox` would block the viewer; this policy does not, and runs no script of the document.
  'application/pdf': "sandbox; frame-ancestors 'self'",
  'image/png': "default-src 'none'; sandbox",
  'image/jpeg': "default-src 'none'; sandbox",
  'image/gif': "default-src 'none'; sandbox",
  'image/webp': "default-src 'none'; sandbox",
}

/** The first and last byte that a request asks for; undefined for the whole file. @throws Refusal range-refused */
function rangeOf(request: FastifyRequest, byteCount: number, etag: string): Range | undefined {
  const { range: header, 'if-range': ifRange } = request.headers
  if (header === undefined || (ifRange !== undefined && ifRange !== etag)) return undefined
  const ranges = parseRange(byteCount, header)
  if (ranges === -2) return undefined
  if (ranges === -1) throw refuse('range-refused', { params: { bytes: byteCount } })
  const [range] = ranges
  // Several ranges at once are answered with the whole, which RFC 9110 allows.
  if (!range || ranges.length > 1 || ranges.type !== 'bytes') return undefined
  return { first: range.start, last: range.end }
}

/**
 * Answers with a file or the part of it that the request asks for.
 * @param file.mediaType what is known of the content, by the content; only PDFs and images are shown in the browser
 * @param read the bytes of a range
 */
export function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: { name: string; mediaType: string | null; byteCount: number; sha256: string },
  read: (range: Range) => AsyncIterable<Uint8Array>,
): FastifyReply {
  const { name, byteCount, sha256 } = file
  const etag = `"${sha256}"`
  const policy = shown[file.mediaType ?? '']
  void reply.headers({
    etag,
    'accept-ranges': 'bytes',
    'content-disposition': contentDisposition(name, { type: policy === undefined ? 'attachment' : 'inline' }),
    'content-security-policy': policy ?? "default-src 'none'; sandbox",
    'content-type': policy === undefined ? 'application/octet-stream' : file.mediaType!,
  })
  if (file.mediaType === 'application/pdf') void reply.header('x-frame-options', 'SAMEORIGIN')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  const range = rangeOf(request, byteCount, etag)
  const { first, last } = range ?? { first: 0, last: byteCount - 1 }
  void reply.header('content-length', last - first + 1)
  if (range) void reply.code(206).header('content-range', `bytes ${first}-${last}/${byteCount}`)
  return reply.send(Readable.from(read({ first, last }), { objectMode: false }))
}
