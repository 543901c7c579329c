import type { GateFacts, Scorecard, Scores } from '#server/contracts/grading.ts'
import { defaultRubric } from '#server/domain/policy/default-rubric.ts'
import { meansOfCard, propose } from '#server/domain/rubric/proposal.ts'

export const rubric = defaultRubric

export const facts: GateFacts = {
  plannedFollowUps: null,
  hasDepartmentOwner: false,
  hasCampaignBudget: false,
  productStage: 'early',
}

/** Scores in rubric order; undefined = not answered, null = unknown. */
export const scoresOf = (
  values: readonly (number | null | undefined)[],
  notes: Record<number, string> = {},
): Scores =>
  Object.fromEntries(
    rubric.criteria.flatMap(({ id }, index) => {
      const score = values[index]
      return score === undefined ? [] : [[id, { score, note: notes[index] ?? null }]]
    }),
  )

/** Mobile scheduling of RULES.md, Worked examples: 56, small scenario, with K2 = 2. */
export const mobileScheduling = [3, 2, 4, 3, 3, 4, 4, 0]

export const proposalOf = (values: readonly (number | null | undefined)[], about: GateFacts = facts) =>
  propose(rubric, meansOfCard(rubric, scoresOf(values)), about)

export const cardOf = (
  name: string,
  values: readonly (number | null)[],
  more: Partial<Scorecard> & { notes?: Record<number, string> } = {},
): Scorecard => {
  const { notes, ...rest } = more
  return {
    id: name,
    person: { id: `person-${name}`, name },
    jobFunction: 'pmm',
    isCounted: true,
    scores: scoresOf(values, notes),
    submittedAt: '2027-03-01T08:00:00.000Z',
    revision: null,
    version: 1,
    ...rest,
  }
}
