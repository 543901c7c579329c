/** Streaming CSV output for any number of rows. */
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'

/** Excel detects UTF-8 by this byte order mark only. */
export const byteOrderMark = '\uFEFF'

/** What other programs take for the end of a cell, where they are set to another separator than the comma. */
const otherSeparators = /[;|\t\v\f\u0085\u2028\u2029]/

/**
 * Formats rows as lines (RFC 4180). The caller must protect cells against formula injection; a cell with a separator of
 * other programs is quoted, so that what follows it does not become the start of a cell.
 */
export const csvLines = (rows: string[][]): string =>
  stringify(rows, { record_delimiter: 'windows', quoted_match: otherSeparators })

/** A complete file with a byte order mark: header, then rows. */
export async function* csvParts(header: string[], rows: AsyncIterable<string[][]>): AsyncGenerator<string> {
  yield byteOrderMark + csvLines([header])
  for await (const some of rows) yield csvLines(some)
}

/** A stream of text chunks. */
export const textStream = (parts: AsyncIterable<string>): Readable =>
  Readable.from(parts, { objectMode: false, encoding: 'utf8' })
