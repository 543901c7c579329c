import { nothing, svg } from 'lit'

/** One rater's mark on the strip. */
export type Mark = { score: number; isCounted: boolean }

const left = 8
const step = 20
const x = (score: number) => left + score * step

/**
 * The scores of one criterion on a scale from 0 to 5: the band from lowest to highest, each rater, the mean.
 */
export function spreadStrip(marks: readonly Mark[], mean: number | null, isToDiscuss: boolean) {
  const counted = marks.filter((mark) => mark.isCounted).map((mark) => mark.score)
  const [low, high] = [Math.min(...counted), Math.max(...counted)]
  // Marks with the same score are stacked.
  const seen = new Map<number, number>()
  const placed = marks.map((mark) => {
    const above = seen.get(mark.score) ?? 0
    seen.set(mark.score, above + 1)
    return { ...mark, above }
  })
  const most = Math.max(1, ...seen.values())
  const base = 6 + (most - 1) * 8
  const height = base + 9
  return svg`<svg class="strip" viewBox=${`0 0 ${left * 2 + 5 * step} ${height}`} width=${left * 2 + 5 * step} height=${height} aria-hidden="true">
    <path class="axis" d=${`M${x(0)} ${base}H${x(5)}`} />
    ${[0, 1, 2, 3, 4, 5].map((score) => svg`<path class="axis" d=${`M${x(score)} ${base - 2}v4`} />`)}
    ${counted.length > 1 && high > low ? svg`<path class=${isToDiscuss ? 'band wide' : 'band'} d=${`M${x(low)} ${base}H${x(high)}`} />` : nothing}
    ${placed.map(
      (mark) =>
        svg`<circle class=${mark.isCounted ? 'dot' : 'dot beside'} cx=${x(mark.score)} cy=${base - mark.above * 8} r="3.7" />`,
    )}
    ${mean === null ? nothing : svg`<path class="mean" d=${`M${x(mean)} ${base + 8}l-4 0 4 -5 4 5z`} />`}
  </svg>`
}
