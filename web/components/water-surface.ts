/** One stretch of water: start and end along the flow, and the position of its surface across it. */
export type Reach = { from: number; to: number; surface: number; isWavy: boolean }

/** Flow direction: right, or down with swapped axes, so that both layouts share one drawing. */
export type Axis = 'right' | 'down'

const round = (value: number) => Math.round(value * 100) / 100
const point = (axis: Axis, along: number, across: number) =>
  axis === 'right' ? `${round(along)} ${round(across)}` : `${round(across)} ${round(along)}`

/**
 * Path of the surface over all stretches: small waves along each, an S-curve between neighbours, a vertical
 * step at a closed gate.
 * @param gate index of the stretch behind a closed gate; −1 when none is closed
 */
export function surfacePath(axis: Axis, reaches: Reach[], gate: number, wave: number): string {
  const parts: string[] = []
  reaches.forEach((reach, index) => {
    const before = reaches[index - 1]
    const after = reaches[index + 1]
    const ease = Math.min(30, (reach.to - reach.from) * 0.22)
    const from = before && gate !== index ? reach.from + ease : reach.from
    const to = after && gate !== index + 1 ? reach.to - ease : reach.to
    if (!before) parts.push(`M${point(axis, from, reach.surface)}`)
    else if (gate === index) parts.push(`L${point(axis, reach.from, reach.surface)}`)
    else {
      const controls = `${point(axis, reach.from, before.surface)} ${point(axis, reach.from, reach.surface)}`
      parts.push(`C${controls} ${point(axis, from, reach.surface)}`)
    }
    parts.push(ripple(axis, from, to, reach.surface, reach.isWavy ? wave : 0))
  })
  return parts.join('')
}

function ripple(axis: Axis, from: number, to: number, surface: number, height: number): string {
  const count = height === 0 ? 0 : Math.max(1, Math.round((to - from) / 36))
  if (count === 0) return `L${point(axis, to, surface)}`
  const step = (to - from) / count
  return Array.from({ length: count }, (_, index) => {
    const start = from + index * step
    const crest = `${point(axis, start + step / 4, surface - height)} ${point(axis, start + step / 2, surface)}`
    const dip = `${point(axis, start + (step * 3) / 4, surface + height)} ${point(axis, start + step, surface)}`
    return `Q${crest}Q${dip}`
  }).join('')
}

/** Closed path of the water between the surface and the bed. */
export function bodyPath(axis: Axis, surface: string, from: number, to: number, bed: number): string {
  return `${surface}L${point(axis, to, bed)}L${point(axis, from, bed)}Z`
}

/** Position of the surface at a point along the flow. */
export function surfaceAt(reaches: Reach[], along: number): number {
  const found = reaches.find((reach) => along <= reach.to) ?? reaches.at(-1)
  return found?.surface ?? 0
}
