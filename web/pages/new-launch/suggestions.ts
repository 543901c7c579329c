import type { Feature, FeaturePage } from '#server/contracts/features.ts'
import { grades } from '#server/contracts/lists.ts'
import type { FeatureStage } from '#server/contracts/lists.ts'
import type { Person } from '#server/contracts/people.ts'
import { gradeRank } from '#server/domain/rubric/grade-order.ts'
import { listFeatures } from '../../api/features.ts'

/** The feature that determines the grade: the highest graded, the first among equals. */
const leading = (features: readonly Feature[]): Feature | undefined =>
  [...features].sort((a, b) => (b.grade ? gradeRank(b.grade) : -1) - (a.grade ? gradeRank(a.grade) : -1))[0]

/** The default title: that of the leading feature. */
export const suggestedTitle = (features: readonly Feature[]): string => leading(features)?.title ?? ''

/** The default owner: the leading feature's PMM, otherwise the creator if they are a PMM. */
export function suggestedOwnerId(
  features: readonly Feature[],
  maker: Pick<Person, 'id' | 'jobFunction'> | null,
): string | null {
  const owner = leading(features)?.pmmOwner?.id
  return owner ?? (maker?.jobFunction === 'pmm' ? maker.id : null)
}

const stagesBeforeRelease: FeatureStage[] = ['planned', 'prd', 'building', 'gray']

/** Whether a feature is suggested before a search: it has a grade, or can still get one before release. */
export const isSuggested = ({ grade, stage }: Pick<Feature, 'grade' | 'stage'>): boolean =>
  grade !== null || stagesBeforeRelease.includes(stage)

/**
 * The features for which `isSuggested` is true, the highest grade first. @param limit per group, graded and
 * ungraded
 */
export async function listSuggestions(limit: number, signal: AbortSignal): Promise<FeaturePage> {
  const [graded, ungraded] = await Promise.all([
    listFeatures({ grade: [...grades], sort: '-grade', limit }, signal),
    listFeatures({ grade: ['none'], stage: stagesBeforeRelease, limit }, signal),
  ])
  return {
    items: [...graded.items, ...ungraded.items],
    nextCursor: null,
    total: graded.total + ungraded.total,
  }
}
