import { describe, expect, it } from 'vitest'
import { propose, shownTotal } from '#server/domain/rubric/proposal.ts'
import { bakeryRubric, emptyFacts, openFacts } from './bakery-rubric.ts'

const scored = (crust: number | null, crumb: number | null, story: number | null) => ({ crust, crumb, story })

describe('propose, with the policy of a bakery', () => {
  it('sums weight × mean ÷ 5 and returns the parts', () => {
    const proposal = propose(bakeryRubric, scored(3, 2.5, 4), openFacts)
    expect(proposal.low.total).toBe(61)
    expect(proposal.parts).toEqual([
      { criterion: 'crust', weight: 50, mean: 3, points: 30 },
      { criterion: 'crumb', weight: 30, mean: 2.5, points: 15 },
      { criterion: 'story', weight: 20, mean: 4, points: 16 },
    ])
    expect(proposal).toMatchObject({
      grade: 'small-scenario',
      possible: ['small-scenario'],
      unknown: [],
      heldBy: [],
    })
    expect(proposal.distances.map(({ distance }) => distance)).toEqual([-61, -21, 9])
  })

  it.each([
    [39.99, 'announce'],
    [40, 'small-scenario'],
    [40 - 1e-10, 'small-scenario'],
    [40 - 1e-8, 'announce'],
    [69.9, 'small-scenario'],
    [70, 'big-scenario'],
  ])('puts a total of %d into the band %s', (total, grade) => {
    const crust = (total - 50) / 10
    expect(propose(bakeryRubric, scored(crust, 5, 5), openFacts).grade).toBe(grade)
  })

  it.each([
    [66, []],
    [68, [['big-scenario', 2]]],
    [70, [['big-scenario', 0]]],
    [72, [['big-scenario', -2]]],
    [73, []],
    [1, []],
  ])('returns the threshold near a total of %d', (total, near) => {
    const perfect = (total - 50) / 10
    const means = total < 50 ? scored(total / 10, 0, 0) : scored(perfect, 5, 5)
    const { nearLine } = propose(bakeryRubric, means, openFacts)
    expect(nearLine.map(({ grade, distance }) => [grade, distance])).toEqual(near)
  })

  it('tolerates floating-point error at the limit of near', () => {
    expect(propose(bakeryRubric, scored((18 - 1e-10) / 10, 5, 5), openFacts).nearLine).toHaveLength(1)
    expect(propose(bakeryRubric, scored((18 - 1e-7) / 10, 5, 5), openFacts).nearLine).toEqual([])
  })

  it('caps at a closed gate and lists everything that is missing', () => {
    const proposal = propose(bakeryRubric, scored(5, 5, 1), { ...emptyFacts, productStage: 'rnd' })
    expect(proposal.low).toMatchObject({ total: 84, bandGrade: 'big-scenario', grade: 'small-scenario' })
    expect(proposal.heldBy).toEqual([
      {
        gate: 'needs-a-baker',
        cap: 'small-scenario',
        reason: { en: 'A big loaf needs a baker.', 'zh-Hans': 'A big loaf needs a baker.' },
        remedy: { en: 'Name the baker.', 'zh-Hans': 'Name the baker.' },
        missing: [
          { kind: 'criterion-above', criterion: 'story', needed: 1, actual: 1 },
          { kind: 'follow-ups-at-least', needed: 2, actual: null },
          { kind: 'department-owner-set', actual: null },
          { kind: 'campaign-budget-set', actual: null },
          { kind: 'product-stage-is-not', needed: 'rnd', actual: 'rnd' },
        ],
      },
    ])
  })

  it('uses the lowest cap of several closed gates and lists them all', () => {
    const proposal = propose(bakeryRubric, scored(5, 1.5, 5), emptyFacts)
    expect(proposal.low).toMatchObject({ total: 79, grade: 'announce' })
    expect(proposal.heldBy.map(({ gate }) => gate)).toEqual(['needs-crumb', 'needs-a-baker'])
  })

  it('lists a closed gate above the reached band, without capping', () => {
    const proposal = propose(bakeryRubric, scored(5, 2, 0), emptyFacts)
    expect(proposal).toMatchObject({ grade: 'small-scenario', heldBy: [] })
    expect(proposal.low.closedGates.map(({ gate }) => gate)).toEqual(['needs-a-baker'])
  })
})

describe('propose with unknown criteria', () => {
  it('is a range, computed with 0 and with 5', () => {
    const proposal = propose(bakeryRubric, scored(5, null, 5), openFacts)
    expect([proposal.low.total, proposal.high.total]).toEqual([70, 100])
    expect(proposal).toMatchObject({
      grade: null,
      possible: ['announce', 'big-scenario'],
      unknown: ['crumb'],
    })
    expect(proposal.parts[1]).toEqual({ criterion: 'crumb', weight: 30, mean: null, points: null })
    expect(proposal.heldBy).toMatchObject([
      { gate: 'needs-crumb', missing: [{ criterion: 'crumb', needed: 2, actual: null }] },
    ])
  })

  it('returns a single proposal when both ends agree', () => {
    const proposal = propose(bakeryRubric, scored(4, 5, null), emptyFacts)
    expect([proposal.low.bandGrade, proposal.high.bandGrade]).toEqual(['big-scenario', 'big-scenario'])
    expect(proposal.grade).toBe('small-scenario')
  })

  it.each([
    ['low', scored(4.1, 5, null), -1],
    ['high', scored(2.1, 5, null), -1],
  ])('checks for near thresholds at its %s end', (_end, means, distance) => {
    const { nearLine } = propose(bakeryRubric, means, openFacts)
    expect(nearLine).toHaveLength(1)
    expect(nearLine[0]?.grade).toBe('big-scenario')
    expect(nearLine[0]?.distance).toBeCloseTo(distance, 9)
  })

  it('treats a missing criterion as unknown, even one named like a built-in property', () => {
    const criteria = bakeryRubric.criteria.map((one, index) =>
      index === 0 ? { ...one, id: 'constructor' } : one,
    )
    const proposal = propose({ ...bakeryRubric, criteria }, { crumb: 5, story: 5 }, openFacts)
    expect(proposal.unknown).toEqual(['constructor'])
    expect([proposal.low.total, proposal.high.total]).toEqual([50, 100])
  })
})

describe('shownTotal', () => {
  it.each([
    [59.96, 59.9],
    [59.999999999999, 60],
    [60, 60],
    [56.3, 56.3],
    [0, 0],
    [100, 100],
    [(20 * (2 + 1 + 1)) / 3 / 5, 5.3],
  ])('rounds %d down to %d', (total, shown) => {
    expect(shownTotal(total)).toBe(shown)
  })
})
