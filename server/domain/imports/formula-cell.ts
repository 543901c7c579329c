/** Protection against CSV formula injection: an apostrophe turns a formula into text. */

/** The first characters that start a formula, also in full width, and after space that spreadsheets leave out. */
const formulaStart = /^'*\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/

/** Prefixes a formula with an apostrophe; a cell that already has one gets another, so that `restoreCell` is lossless. */
export function neutralizeCell(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text
}

/** Removes the apostrophe that `neutralizeCell` added. */
export function restoreCell(text: string): string {
  return text.startsWith("'") && formulaStart.test(text) ? text.slice(1) : text
}
