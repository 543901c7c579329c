import type { Grade } from '#server/contracts/lists.ts'
import type { Band } from '#server/contracts/rubrics.ts'

/**
 * Scale of the vessel drawing: 4 units per point, 0 at the bottom; each grade's part is wider than the
 * previous one.
 */
export const unitsPerPoint = 4
export const wall = 58
export const top = 20

const halfShoulder = 7
const breadth: Record<Grade, number> = {
  announce: 30,
  'small-scenario': 58,
  'big-scenario': 94,
  'concept-campaign': 142,
}

/** The y coordinate of a total, from the top of the drawing. */
export const yOf = (total: number) => top + (100 - Math.max(0, Math.min(100, total))) * unitsPerPoint

export const breadthOf = (grade: Grade) => breadth[grade]

/** Bands from lowest to highest, each with its end: the next band's threshold, or 100. */
export function vesselParts(bands: readonly Band[]): { grade: Grade; from: number; to: number }[] {
  const sorted = [...bands].sort((a, b) => a.from - b.from)
  return sorted.map((band, index) => ({ ...band, to: sorted[index + 1]?.from ?? 100 }))
}

/**
 * The outline of the vessel: a straight wall on the left, rounded shoulders at each threshold on the right.
 */
export function vesselOutline(bands: readonly Band[]): string {
  const steps = vesselParts(bands)
  const path = [`M${wall} ${yOf(100) - 6}V${yOf(0) - 6}q0 6 6 6`]
  steps.forEach((part, index) => {
    const right = wall + breadth[part.grade]
    const next = steps[index + 1]
    if (index === 0) path.push(`H${right - 6}q6 0 6 -6`)
    if (!next) path.push(`V${yOf(100) - 6}`)
    else {
      const y = yOf(part.to)
      const far = wall + breadth[next.grade]
      const turn = Math.min(halfShoulder, (far - right) / 2)
      path.push(`V${y + turn}q0 ${-turn} ${turn} ${-turn}H${far - turn}q${turn} 0 ${turn} ${-turn}`)
    }
  })
  return path.join('')
}

/** The part that contains a total. */
export function vesselPartAt(bands: readonly Band[], total: number) {
  const all = vesselParts(bands)
  return all.findLast((part) => total >= part.from - 1e-9) ?? all[0]
}

/** An unmet gate: the highest grade it allows. */
export type GradeCap = { cap: Grade; reason: string }

/** Total at which the lowest lid is drawn: the threshold above its cap; null when no lid applies. */
export function lowestCapAt(bands: readonly Band[], lids: readonly GradeCap[]): number | null {
  const ends = lids
    .map((lid) => vesselParts(bands).find((part) => part.grade === lid.cap)?.to)
    .filter((end) => end !== undefined && end < 100) as number[]
  return ends.length > 0 ? Math.min(...ends) : null
}
