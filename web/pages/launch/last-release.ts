import type { LaunchFeature } from '#server/contracts/launches.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'

/**
 * The release date R of a launch: the release date of its last feature, how many have no date, and whether
 * all are released.
 */
export function lastRelease(features: readonly LaunchFeature[]): {
  date: PlainDate | null
  unknown: number
  isOut: boolean
} {
  const dates = features.flatMap((feature) => feature.releaseDate ?? []).sort()
  const isOut =
    features.length > 0 && features.every(({ stage }) => stage === 'released' || stage === 'retired')
  return { date: dates.at(-1) ?? null, unknown: features.length - dates.length, isOut }
}
