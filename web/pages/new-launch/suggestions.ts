import type { Feature } from '#server/contracts/features.ts'
import type { Person } from '#server/contracts/people.ts'
import { gradeRank } from '#server/domain/rubric/grade-order.ts'

/** The feature that gives a launch its size: the highest graded, the first of several alike. */
const leading = (features: readonly Feature[]): Feature | undefined =>
  [...features].sort((a, b) => (b.grade ? gradeRank(b.grade) : -1) - (a.grade ? gradeRank(a.grade) : -1))[0]

/** A title to begin with: that of the leading feature. */
export const suggestedTitle = (features: readonly Feature[]): string => leading(features)?.title ?? ''

/** Who owns a launch unless someone else is chosen: the leading feature's PMM, else a PMM who makes it. */
export function suggestedOwnerId(
  features: readonly Feature[],
  maker: Pick<Person, 'id' | 'jobFunction'> | null,
): string | null {
  const owner = leading(features)?.pmmOwner?.id
  return owner ?? (maker?.jobFunction === 'pmm' ? maker.id : null)
}
