import { describe, expect, it } from 'vitest'
import type { JobFunction } from '#server/contracts/lists.ts'
import { consensus, isCountedFunction } from '#server/domain/rubric/consensus.ts'
import { means, meansOfCard } from '#server/domain/rubric/proposal.ts'
import { bakeryRubric } from './bakery-rubric.ts'

type Scored = Record<string, number | null>
const onCard = (scores: Scored) =>
  Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, { score, note: null }]))
const card = (jobFunction: JobFunction | null, scores: Scored, revised?: Scored) => ({
  jobFunction,
  scores: onCard(scores),
  revision: revised ? { scores: onCard(revised), revisedAt: '2026-01-01T00:00:00.000Z' } : null,
})

describe('consensus', () => {
  it('averages only the functions that the rubric counts', () => {
    const agreed = consensus(bakeryRubric, [
      card('pmm', { crust: 4, crumb: 2, story: 1 }),
      card('sales', { crust: 1, crumb: 3, story: 2 }),
      card('pm', { crust: 0, crumb: 0, story: 0 }),
      card(null, { crust: 0, crumb: 0, story: 0 }),
    ])
    expect(agreed.countedCards).toBe(2)
    expect(means(agreed)).toEqual({ crust: 2.5, crumb: 2.5, story: 1.5 })
  })

  it('excludes unknown answers from the mean, explicit or missing', () => {
    const agreed = consensus(bakeryRubric, [
      card('pmm', { crust: 4, crumb: null }),
      card('sales', { crust: null, crumb: null, story: 0 }),
    ])
    expect(agreed.criteria).toEqual([
      { criterion: 'crust', mean: 4, spread: null, isToDiscuss: false, knownCount: 1, unknownCount: 1 },
      { criterion: 'crumb', mean: null, spread: null, isToDiscuss: false, knownCount: 0, unknownCount: 2 },
      { criterion: 'story', mean: 0, spread: null, isToDiscuss: false, knownCount: 1, unknownCount: 1 },
    ])
  })

  it("marks a spread of at least the rubric's discussSpread", () => {
    const spreads = consensus(bakeryRubric, [
      card('pmm', { crust: 1, crumb: 1, story: 3 }),
      card('pmm', { crust: 4, crumb: 3, story: 3 }),
    ]).criteria.map(({ spread, isToDiscuss }) => [spread, isToDiscuss])
    expect(spreads).toEqual([
      [3, true],
      [2, false],
      [0, false],
    ])
  })

  it('uses the revision of a card instead of the original', () => {
    const agreed = consensus(bakeryRubric, [
      card('pmm', { crust: 1, crumb: 5, story: 1 }, { crust: 3, crumb: null }),
    ])
    expect(means(agreed)).toEqual({ crust: 3, crumb: null, story: null })
  })

  it('is all unknown without cards', () => {
    expect(consensus(bakeryRubric, [])).toMatchObject({ countedCards: 0 })
    expect(means(consensus(bakeryRubric, []))).toEqual({ crust: null, crumb: null, story: null })
  })

  it('returns which functions count', () => {
    expect(
      (['pmm', 'sales', 'pm', null] as const).map((name) => isCountedFunction(bakeryRubric, name)),
    ).toEqual([true, true, false, false])
  })

  it("treats one person's card as the mean", () => {
    expect(meansOfCard(bakeryRubric, onCard({ crust: 2, crumb: null, butter: 5 }))).toEqual({
      crust: 2,
      crumb: null,
      story: null,
    })
  })
})
