/** Parses CSV text into rows with line numbers. */
import { CsvError, Parser } from 'csv-parse'
import { importLimits } from '../../contracts/imports.ts'
import type { Separator } from '../../domain/imports/detect-separator.ts'
import type { TableRow } from '../../domain/imports/survey-rows.ts'
import { timeSlices } from '../../time-slices.ts'
import { unreadable } from './decode.ts'

/** The maximum number of columns; with more, the separator is most likely wrong. */
const mostColumns = 500
const sliceBytes = 16 * 1024
const lineBreaks = /\r\n|\n|\r/g

const countBreaks = (text: string): number => text.match(lineBreaks)?.length ?? 0

/**
 * Non-empty rows, with the line where each begins. Parses the text in slices and yields to the event loop between
 * them, so that other requests are not blocked.
 * @throws Refusal import-unreadable with the reason `unclosed-quote`, `stray-quote`, `too-many-rows`, `cell-too-long`
 *   or `too-many-columns`, each with a line
 */
export async function parse(text: string, separator: Separator): Promise<TableRow[]> {
  const bytes = Buffer.from(text)
  const rows: TableRow[] = []
  const pause = timeSlices()
  let line = 1
  const keep = (cells: string[]) => {
    // Checked first, because a row may consist of twenty million empty cells.
    if (cells.length > mostColumns) throw unreadable('too-many-columns', { max: mostColumns, line })
    const row = { line, cells }
    line += 1 + cells.reduce((sum, cell) => sum + countBreaks(cell), 0)
    if (cells.every((cell) => cell.trim() === '')) return
    checkRow(row)
    // One more than the limit, because the first row may be the header.
    if (rows.push(row) > importLimits.rows + 1) throw tooManyRows(row.line)
  }
  const parser = new Parser({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: false,
  })
  const failed = new Promise<never>((_, reject) => parser.on('error', reject))
  failed.catch(() => undefined)
  const drain = () => {
    for (
      let cells = parser.read() as string[] | null;
      cells !== null;
      cells = parser.read() as string[] | null
    )
      keep(cells)
  }
  try {
    for (let at = 0; at < bytes.length; at += sliceBytes) {
      const written = new Promise<void>((resolve) =>
        parser.write(bytes.subarray(at, at + sliceBytes), () => resolve()),
      )
      drain()
      await Promise.race([written, failed])
      drain()
      await pause()
    }
    const ended = new Promise<void>((resolve) => parser.end(() => resolve()))
    drain()
    await Promise.race([ended, failed])
    drain()
  } catch (error) {
    throw error instanceof CsvError ? quoteRefusal(error, bytes) : error
  } finally {
    parser.destroy()
  }
  return rows
}

export const tooManyRows = (line: number) => unreadable('too-many-rows', { max: importLimits.rows, line })

function checkRow({ cells, line }: TableRow): void {
  const column = cells.findIndex(
    (cell) => cell.length * 3 > importLimits.cellBytes && Buffer.byteLength(cell) > importLimits.cellBytes,
  )
  if (column >= 0)
    throw unreadable('cell-too-long', { maxBytes: importLimits.cellBytes, line, column: column + 1 })
}

/** Reports an unclosed quote at the line where it opened. */
function quoteRefusal(error: CsvError, bytes: Buffer) {
  const info = error as unknown as { bytes: number }
  const line = 1 + countBreaks(bytes.toString('utf8', 0, info.bytes + 1))
  return unreadable(error.code === 'INVALID_OPENING_QUOTE' ? 'stray-quote' : 'unclosed-quote', { line })
}
