/** The lines of a page, from the pieces of text that a PDF places on it. */

/** A piece of text, as pdf.js gives it. */
export type TextPiece = Readonly<{
  str: string
  /** Its matrix: the last two are where it begins, from the left and from the bottom. */
  transform: readonly number[]
  width: number
  height: number
  hasEOL: boolean
}>

export type Line = {
  text: string
  left: number
  right: number
  bottom: number
  size: number
  /** Whether it has wide gaps, as the rows of a table do. */
  hasColumns: boolean
}

/** Shows the gap between two columns, where a space would hide it. */
const columnGap = '\u2003'

const sizeOf = ({ transform, height }: TextPiece) =>
  Math.hypot(transform[2] ?? 0, transform[3] ?? 0) || height || 1

export function linesOf(pieces: readonly TextPiece[]): Line[] {
  const lines: Line[] = []
  let line: Line | undefined
  const end = () => {
    if (line && line.text.trim() !== '') lines.push({ ...line, text: line.text.trim() })
    line = undefined
  }
  for (const piece of pieces) {
    const [left, bottom] = [piece.transform[4] ?? 0, piece.transform[5] ?? 0]
    const size = sizeOf(piece)
    if (line && piece.str.trim() !== '' && Math.abs(line.bottom - bottom) > Math.max(line.size, size) / 2)
      end()
    if (piece.str !== '') line = line ? extended(line, piece, left, size) : begun(piece, left, bottom, size)
    // Rows of a table end a line at each cell.
    if (piece.hasEOL && !line) end()
  }
  end()
  return lines
}

const begun = (piece: TextPiece, left: number, bottom: number, size: number): Line => ({
  text: piece.str,
  left,
  right: left + piece.width,
  bottom,
  size: piece.str.trim() === '' ? 0 : size,
  hasColumns: false,
})

function extended(line: Line, piece: TextPiece, left: number, size: number): Line {
  if (piece.str.trim() === '') return { ...line, text: `${line.text} ` }
  const gap = left - line.right
  const isColumn = line.size > 0 && Math.abs(gap) > 1.5 * size
  const isWord = gap > 0.2 * size && !line.text.endsWith(' ')
  const between = isColumn ? columnGap : isWord ? ' ' : ''
  return {
    text: (isColumn ? line.text.trimEnd() : line.text) + between + piece.str,
    left: Math.min(line.left, left),
    right: left + piece.width,
    bottom: line.bottom,
    size: Math.max(line.size, size),
    hasColumns: line.hasColumns || isColumn,
  }
}
