/** Protection against CSV formula injection: an apostrophe turns a formula into text. */

/**
 * Where a program starts a cell: at the start, and at the separators and line ends of programs that are set to another
 * separator than the file has, and so split quoted cells. Space before a formula is left out by spreadsheets.
 */
const cellStart = String.raw`(?<=^|[;|\t\v\f\r\n\u0085\u2028\u2029])(?<space>[^\S\t\v\f\r\n\u2028\u2029]*'*)`

/** The first characters of a formula, also in full width. */
const formula = String.raw`[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]`

const formulas = new RegExp(`${cellStart}(?=${formula})`, 'gu')
const neutralized = new RegExp(`${cellStart}'(?=${formula})`, 'gu')

/**
 * Puts an apostrophe before every formula, also after the usual separators inside the cell; one that has an apostrophe gets
 * another, so that `restoreCell` is lossless.
 */
export const neutralizeCell = (text: string): string => text.replace(formulas, "$<space>'")

/** Reverts `neutralizeCell`. */
export const restoreCell = (text: string): string => text.replace(neutralized, '$<space>')
