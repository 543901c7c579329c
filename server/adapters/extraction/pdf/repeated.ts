import type { Line } from './lines.ts'

/** How many lines at each edge of a page may be a header or footer. */
const edge = 2

/** A line with its place, in which the number of the page makes no difference. */
const keyOf = (line: Line) => `${Math.round(line.bottom / 4)} ${line.text.replace(/\d+/g, '#')}`

const edgesOf = (lines: readonly Line[]): Line[] => {
  const byHeight = [...lines].sort((a, b) => b.bottom - a.bottom)
  return byHeight.length <= 2 * edge ? byHeight : [...byHeight.slice(0, edge), ...byHeight.slice(-edge)]
}

/** The pages without running headers, footers and page numbers: lines at the edge of most pages, in the same place. */
export function withoutRepeated(pages: readonly Line[][]): Line[][] {
  if (pages.length < 3) return [...pages]
  const counts = new Map<string, number>()
  for (const lines of pages)
    for (const key of new Set(edgesOf(lines).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const repeated = (line: Line) => (counts.get(keyOf(line)) ?? 0) > 0.6 * pages.length
  return pages.map((lines) => {
    const edges = new Set(edgesOf(lines).filter(repeated))
    return lines.filter((line) => !edges.has(line))
  })
}
