import { attribute, isElement, walk, type DomNode } from './dom.ts'
import { inlineHtml, isBold, isEmpty, type Piece, withoutBold } from './inline.ts'

const mostColumns = 60
const spanOf = (cell: DomNode, name: 'colspan' | 'rowspan', most: number) => {
  const span = attribute(cell, name)
  return /^\d{1,4}$/.test(span) ? Math.min(Math.max(Number(span), 1), most) : 1
}

/**
 * Whether a table only arranges a page: it contains another, or has one column. Its cells are read one after the other.
 */
export function isLayout(table: DomNode): boolean {
  let [hasTable, isWide, hasSpan] = [false, false, false]
  walk(table, {
    enter: (node) => {
      if (node.nodeName === 'TABLE') hasTable = true
      if (node.nodeName === 'TR') hasSpan = false
      if (node.nodeName === 'TD' || node.nodeName === 'TH') {
        if (hasSpan || spanOf(node, 'colspan', mostColumns) > 1) isWide = true
        hasSpan = true
      }
      return hasTable ? 'skip' : () => undefined
    },
    text: () => undefined,
  })
  return hasTable || !isWide
}

/** Header cells are bold anyway. */
const contentOf = (cell: Cell | undefined, tag: 'th' | 'td'): Piece[] =>
  tag === 'th' ? withoutBold(cell?.pieces ?? []) : (cell?.pieces ?? [])

type Cell = { pieces: Piece[]; isHeader: boolean }

/** Collects the cells of a table into rows of equal length; what spans several stands in the first. */
export class TableWriter {
  readonly #rows: (Cell | undefined)[][] = []
  #row = -1

  beginRow(): void {
    this.#row++
    this.#rows[this.#row] ??= []
  }

  addCell(cell: DomNode, pieces: Piece[]): void {
    if (this.#row < 0) this.beginRow()
    const row = (this.#rows[this.#row] ??= [])
    let column = 0
    while (row[column]) column++
    if (column >= mostColumns) return void row.at(-1)?.pieces.push({ text: ' ', format: {} }, ...pieces)
    const parent = cell.parentNode?.parentNode
    const isHeader =
      cell.nodeName === 'TH' || (parent && isElement(parent) && parent.nodeName === 'THEAD') === true
    const [width, height] = [spanOf(cell, 'colspan', mostColumns - column), spanOf(cell, 'rowspan', 200)]
    for (let down = 0; down < height; down++) {
      const line = (this.#rows[this.#row + down] ??= [])
      for (let right = 0; right < width; right++) line[column + right] ??= { pieces: [], isHeader }
    }
    row[column] = { pieces, isHeader }
  }

  get html(): string {
    const rows = this.#rows
      .slice(0, this.#row + 1)
      .filter((row) => row.some((cell) => cell && !isEmpty(cell.pieces)))
    if (rows.length === 0) return ''
    const width = Math.max(...rows.map((row) => row.length))
    const filled = (row: (Cell | undefined)[] | undefined) =>
      row?.filter((cell) => cell && !isEmpty(cell.pieces)) ?? []
    const hasHeader =
      rows[0]?.every((cell) => cell?.isHeader) || filled(rows[0]).every((cell) => cell && isBold(cell.pieces))
    const cells = (row: (Cell | undefined)[], tag: 'th' | 'td') => {
      const contents = Array.from({ length: width }, (_, n) => inlineHtml(contentOf(row[n], tag)))
      return `<tr>${contents.map((content) => `<${tag}>${content}</${tag}>`).join('')}</tr>`
    }
    const head = hasHeader ? rows[0] : Array.from({ length: width }, () => undefined)
    const body = rows.slice(hasHeader ? 1 : 0)
    return `<table>${cells(head ?? [], 'th')}${body.map((row) => cells(row, 'td')).join('')}</table>`
  }
}
