/** Cells that a spreadsheet would run as a formula, and the apostrophe that makes them text. */

/** The first characters that spreadsheets read as a formula, also in full width. */
const formulaStart = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/

/** Puts an apostrophe before a cell that would run; one that already looks so gets another, so that nothing is lost on the way back. */
export function neutralizeCell(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text
}

/** Takes the apostrophe of `neutralizeCell` away again. */
export function restoreCell(text: string): string {
  return text.startsWith("'") && formulaStart.test(text) ? text.slice(1) : text
}
