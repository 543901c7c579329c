import { describe, expect, it } from 'vitest'
import type { GateFacts } from '#server/contracts/grading.ts'
import type { Grade } from '#server/contracts/lists.ts'
import { defaultRubric } from '#server/domain/policy/default-rubric.ts'
import { checkDecision } from '#server/domain/rubric/decision.ts'
import { propose } from '#server/domain/rubric/proposal.ts'
import { emptyFacts, openFacts } from './bakery-rubric.ts'

const reason = 'Bundled with mobile attendance; rivals are appearing.'

/** The examples of RULES.md, Worked examples; scores in the order K1 to K8. */
type Example = {
  name: string
  scores: number[]
  facts?: GateFacts
  points: number[]
  total: number
  band: Grade
  proposed: Grade
  heldBy: string[]
  decided: Grade
  liftedGates: string[]
}

const examples: Example[] = [
  {
    name: 'payslip field completed',
    scores: [1, 1, 2, 1, 0, 2, 1, 0],
    points: [3, 4, 6, 3, 0, 2, 2, 0],
    total: 20,
    band: 'announce',
    proposed: 'announce',
    heldBy: [],
    decided: 'announce',
    liftedGates: [],
  },
  {
    name: 'mobile scheduling',
    scores: [3, 2, 4, 3, 3, 4, 4, 0],
    points: [9, 8, 12, 9, 6, 4, 8, 0],
    total: 56,
    band: 'small-scenario',
    proposed: 'small-scenario',
    heldBy: [],
    decided: 'big-scenario',
    liftedGates: ['big-needs-linked-scenarios'],
  },
  {
    name: 'whole attendance-to-payroll solution',
    scores: [4, 4, 4, 4, 3, 3, 3, 2],
    points: [12, 16, 12, 12, 6, 3, 6, 4],
    total: 71,
    band: 'big-scenario',
    proposed: 'big-scenario',
    heldBy: [],
    decided: 'big-scenario',
    liftedGates: [],
  },
  {
    name: 'future campus',
    scores: [5, 5, 4, 4, 5, 4, 4, 5],
    facts: { ...openFacts, plannedFollowUps: 3, productStage: 'early' },
    points: [15, 20, 12, 12, 10, 4, 8, 10],
    total: 91,
    band: 'concept-campaign',
    proposed: 'concept-campaign',
    heldBy: [],
    decided: 'concept-campaign',
    liftedGates: [],
  },
  {
    name: "one customer's approval flow",
    scores: [3, 3, 1, 4, 3, 3, 2, 0],
    points: [9, 12, 3, 12, 6, 3, 4, 0],
    total: 49,
    band: 'small-scenario',
    proposed: 'announce',
    heldBy: ['one-customer'],
    decided: 'announce',
    liftedGates: [],
  },
  {
    name: 'federated learning 1.0',
    scores: [5, 3, 3, 3, 2, 2, 5, 5],
    points: [15, 12, 9, 9, 4, 2, 10, 10],
    total: 71,
    band: 'big-scenario',
    proposed: 'big-scenario',
    heldBy: [],
    decided: 'concept-campaign',
    liftedGates: ['concept-needs-height-and-series'],
  },
]

const meansOf = (scores: readonly number[]) =>
  Object.fromEntries(defaultRubric.criteria.map(({ id }, index) => [id, scores[index] ?? null]))

describe.each(examples)('$name', ({ scores, facts = emptyFacts, ...expected }) => {
  const means = meansOf(scores)
  const proposal = propose(defaultRubric, means, facts)
  const choice = { definition: defaultRubric, proposal, means, facts, isDepartmentLead: false }

  it(`totals ${expected.total} and proposes ${expected.proposed}`, () => {
    expect(proposal.parts.map(({ points }) => points)).toEqual(expected.points)
    expect(proposal.low).toEqual(proposal.high)
    expect(proposal.low).toMatchObject({ total: expected.total, bandGrade: expected.band })
    expect(proposal.grade).toBe(expected.proposed)
    expect(proposal.heldBy.map(({ gate }) => gate)).toEqual(expected.heldBy)
  })

  it(`may be decided ${expected.decided}`, () => {
    const needsReason = expected.decided !== expected.proposed
    const { decided: grade, liftedGates } = expected
    expect(checkDecision({ ...choice, grade, reason: null }).isAllowed).toBe(!needsReason)
    expect(checkDecision({ ...choice, grade, reason })).toEqual({ isAllowed: true, liftedGates })
  })
})

describe('the gates of the shipped rubric', () => {
  const top = [5, 5, 5, 5, 5, 5, 5, 5]
  const withScore = (criterion: number, score: number) =>
    top.map((five, at) => (at === criterion ? score : five))
  const gated: [string, number[], GateFacts, Grade, string[]][] = [
    ['everything there', top, openFacts, 'concept-campaign', []],
    [
      'no scenario',
      withScore(1, 1.9),
      openFacts,
      'announce',
      ['small-needs-a-scenario', 'big-needs-linked-scenarios', 'concept-needs-height-and-series'],
    ],
    [
      'one scenario',
      withScore(1, 2),
      openFacts,
      'small-scenario',
      ['big-needs-linked-scenarios', 'concept-needs-height-and-series'],
    ],
    ['linked scenarios', withScore(1, 3), openFacts, 'big-scenario', ['concept-needs-height-and-series']],
    ['a whole solution', withScore(1, 4), openFacts, 'concept-campaign', []],
    [
      'a concept not high enough',
      withScore(7, 3.9),
      openFacts,
      'big-scenario',
      ['concept-needs-height-and-series'],
    ],
    [
      'two follow-ups',
      top,
      { ...openFacts, plannedFollowUps: 2 },
      'big-scenario',
      ['concept-needs-height-and-series'],
    ],
    [
      'no department owner',
      top,
      { ...openFacts, hasDepartmentOwner: false },
      'big-scenario',
      ['concept-needs-height-and-series'],
    ],
    [
      'no budget',
      top,
      { ...openFacts, hasCampaignBudget: false },
      'big-scenario',
      ['concept-needs-height-and-series'],
    ],
    ['one big customer', withScore(2, 1), openFacts, 'announce', ['one-customer']],
    ['slightly more than one customer', withScore(2, 1.1), openFacts, 'concept-campaign', []],
    ['no value', withScore(3, 0), openFacts, 'announce', ['no-value']],
    ['a young product', top, { ...openFacts, productStage: 'rnd' }, 'small-scenario', ['young-product']],
  ]

  it.each(gated)('with %s', (_what, scores, facts, grade, heldBy) => {
    const proposal = propose(defaultRubric, meansOf(scores), facts)
    expect(proposal.grade).toBe(grade)
    expect(proposal.heldBy.map(({ gate }) => gate)).toEqual(heldBy)
  })
})
