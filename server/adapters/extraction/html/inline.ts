/** The text of one paragraph, as pieces that are formatted alike. */

export type Format = Readonly<{
  bold?: boolean
  italic?: boolean
  strike?: boolean
  code?: boolean
  href?: string
}>
export type Piece =
  | Readonly<{ text: string; format: Format }>
  | Readonly<{ image: string; alt: string; format: Format }>
  | Readonly<{ footnote: string }>
  | Readonly<{ checkbox: boolean }>
  | 'break'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => entities[character] ?? '')

const tagsOf = ({ href, bold, italic, strike, code }: Format): string[] => [
  ...(href ? [`a href="${escapeHtml(href)}"`] : []),
  ...(bold && !code ? ['strong'] : []),
  ...(italic && !code ? ['em'] : []),
  ...(strike ? ['del'] : []),
  ...(code ? ['code'] : []),
]
const nameOf = (tag: string) => tag.split(' ', 1)[0] ?? ''

const isSpace = (piece: Piece | undefined) =>
  piece === 'break' || (typeof piece === 'object' && 'text' in piece && piece.text.trim() === '')

/** Without spaces and line breaks at both ends, and with one line break where there are several. */
function trimmed(pieces: readonly Piece[]): Piece[] {
  let [start, end] = [0, pieces.length]
  while (start < end && isSpace(pieces[start])) start++
  while (end > start && isSpace(pieces[end - 1])) end--
  const kept = pieces.slice(start, end)
  return kept.filter((piece, n) => piece !== 'break' || kept[n - 1] !== 'break')
}

const edges = (piece: Piece | undefined): [first: string, last: string] =>
  typeof piece === 'object' && 'text' in piece ? [piece.text.at(0) ?? '', piece.text.at(-1) ?? ''] : ['', '']
const isLetter = (character: string) => character !== '' && !/[\s\p{P}\p{S}]/u.test(character)

/**
 * Takes punctuation at the ends out of bold and italic text where a letter is next to it, as in `**注意：**请`: Markdown would not see
 * where the emphasis begins or ends.
 */
function emphasisEnds(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, n): Piece[] => {
    if (typeof piece !== 'object' || !('text' in piece)) return [piece]
    const { text, format } = piece
    const { bold, italic, strike, code, ...plain } = format
    if (code || !(bold || italic || strike)) return [piece]
    const [first, last] = [
      /^[\p{P}\p{S}]{0,20}/u.exec(text)?.[0] ?? '',
      /[\p{P}\p{S}]{0,20}$/u.exec(text)?.[0] ?? '',
    ]
    const isBlind =
      (first !== '' && isLetter(edges(pieces[n - 1])[1])) ||
      (last !== '' && isLetter(edges(pieces[n + 1])[0]))
    if (!isBlind || first === text) return [{ text, format: isBlind ? plain : format }]
    const parts: Piece[] = [
      { text: first, format: plain },
      { text: text.slice(first.length, text.length - last.length), format },
      { text: last, format: plain },
    ]
    return parts.filter((part) => typeof part === 'object' && 'text' in part && part.text !== '')
  })
}

/** Neighbours of one format as one piece. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (typeof piece === 'object' && 'text' in piece && typeof last === 'object' && 'text' in last)
      if (tagsOf(piece.format).join() === tagsOf(last.format).join()) {
        result[result.length - 1] = { text: last.text + piece.text, format: last.format }
        continue
      }
    result.push(piece)
  }
  return result
}

/** Whether every letter is bold, as in the first row of many tables. */
export const isBold = (pieces: readonly Piece[]): boolean =>
  pieces.some((piece) => !isSpace(piece)) &&
  pieces.every(
    (piece) => isSpace(piece) || (typeof piece === 'object' && 'format' in piece && piece.format.bold),
  )

/** The pieces of a heading, or of the header of a table, which are bold anyway. */
export const withoutBold = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece) =>
    typeof piece === 'object' && 'format' in piece
      ? { ...piece, format: { ...piece.format, bold: false } }
      : piece,
  )

export const isEmpty = (pieces: readonly Piece[]): boolean => trimmed(pieces).length === 0

function contentOf(piece: Exclude<Piece, 'break'>, isInItem: boolean): string {
  if ('text' in piece) return escapeHtml(piece.text)
  if ('image' in piece) return `<img src="${escapeHtml(piece.image)}" alt="${escapeHtml(piece.alt)}">`
  if ('footnote' in piece) return `<a data-footnote="${escapeHtml(piece.footnote)}"></a>`
  if (isInItem) return `<input type="checkbox"${piece.checkbox ? ' checked' : ''}>`
  return piece.checkbox ? '☑ ' : '☐ '
}

/**
 * The pieces as HTML, each tag as seldom as possible.
 * @param isInItem whether a checkbox makes a task of the list item it is in
 */
export function inlineHtml(pieces: readonly Piece[], isInItem = false): string {
  const out: string[] = []
  let open: string[] = []
  const change = (tags: string[]) => {
    let common = 0
    while (common < open.length && open[common] === tags[common]) common++
    for (const tag of open.slice(common).reverse()) out.push(`</${nameOf(tag)}>`)
    for (const tag of tags.slice(common)) out.push(`<${tag}>`)
    open = tags
  }
  for (const piece of emphasisEnds(joined(trimmed(pieces)))) {
    change(typeof piece === 'object' && 'format' in piece ? tagsOf(piece.format) : [])
    out.push(piece === 'break' ? '<br>' : contentOf(piece, isInItem))
  }
  change([])
  return out.join('')
}
