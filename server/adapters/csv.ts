/** Tables as CSV, written part by part so that any number of rows fits. */
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'

/** Excel reads UTF-8 only behind this mark. */
export const byteOrderMark = '\uFEFF'

/** Rows as lines (RFC 4180). Cells that a spreadsheet would run must be harmless by now. */
export const csvLines = (rows: string[][]): string => stringify(rows, { record_delimiter: 'windows' })

/** A whole file with a byte order mark: its header, then what comes. */
export async function* csvParts(header: string[], rows: AsyncIterable<string[][]>): AsyncGenerator<string> {
  yield byteOrderMark + csvLines([header])
  for await (const some of rows) yield csvLines(some)
}

/** Text that is sent while it is made. */
export const textStream = (parts: AsyncIterable<string>): Readable =>
  Readable.from(parts, { objectMode: false, encoding: 'utf8' })
