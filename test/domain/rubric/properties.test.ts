import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grades, productStages } from '#server/contracts/lists.ts'
import type { RubricDefinition } from '#server/contracts/rubrics.ts'
import { defaultRubric } from '#server/domain/policy/default-rubric.ts'
import { checkDecision, reasonMinCharacters } from '#server/domain/rubric/decision.ts'
import type { Means } from '#server/domain/rubric/gates.ts'
import { gradeRank } from '#server/domain/rubric/grade-order.ts'
import { propose } from '#server/domain/rubric/proposal.ts'
import { bakeryRubric } from './bakery-rubric.ts'

const facts = fc.record({
  plannedFollowUps: fc.option(fc.nat(5)),
  hasDepartmentOwner: fc.boolean(),
  hasCampaignBudget: fc.boolean(),
  productStage: fc.constantFrom(...productStages),
})
/** Means of up to six raters, so that thresholds are hit exactly. */
const mean = fc
  .array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 })
  .map((scores) => scores.reduce((sum, score) => sum + score, 0) / scores.length)
const meansFor = (definition: RubricDefinition, value: fc.Arbitrary<number | null>): fc.Arbitrary<Means> =>
  fc
    .array(value, { minLength: definition.criteria.length, maxLength: definition.criteria.length })
    .map((values) =>
      Object.fromEntries(definition.criteria.map(({ id }, index) => [id, values[index] ?? null])),
    )

describe.each([
  ['shipped', defaultRubric],
  ['bakery', bakeryRubric],
])('any scores on the %s rubric', (_name, definition) => {
  const known = meansFor(definition, mean)
  const partlyKnown = meansFor(definition, fc.option(mean))
  const criterion = fc.constantFrom(...definition.criteria.map(({ id }) => id))

  it('total and grade never decrease when one mean increases', () => {
    fc.assert(
      fc.property(known, criterion, mean, facts, (means, id, other, given) => {
        const [lower, higher] = [Math.min(means[id] ?? 0, other), Math.max(means[id] ?? 0, other)]
        const before = propose(definition, { ...means, [id]: lower }, given).low
        const after = propose(definition, { ...means, [id]: higher }, given).low
        expect(after.total).toBeGreaterThanOrEqual(before.total)
        if (higher > lower) expect(after.total).toBeGreaterThan(before.total)
        expect(gradeRank(after.grade)).toBeGreaterThanOrEqual(gradeRank(before.grade))
      }),
    )
  })

  it('the range contains every completion of unknown scores', () => {
    fc.assert(
      fc.property(partlyKnown, known, facts, (means, answers, given) => {
        const { low, high } = propose(definition, means, given)
        const completed = Object.fromEntries(
          Object.entries(answers).map(([id, answer]) => [id, means[id] ?? answer]),
        )
        const { low: reading, grade } = propose(definition, completed, given)
        expect(reading.total).toBeGreaterThanOrEqual(low.total)
        expect(reading.total).toBeLessThanOrEqual(high.total)
        expect(gradeRank(reading.grade)).toBeGreaterThanOrEqual(gradeRank(low.grade))
        expect(gradeRank(reading.grade)).toBeLessThanOrEqual(gradeRank(high.grade))
        expect(grade).toBe(reading.grade)
      }),
    )
  })

  it('the total is between 0 and 100 and never above its band', () => {
    fc.assert(
      fc.property(partlyKnown, facts, (means, given) => {
        const { low, high } = propose(definition, means, given)
        for (const { total, grade, bandGrade } of [low, high]) {
          expect(total).toBeGreaterThanOrEqual(0)
          expect(total).toBeLessThanOrEqual(100 + 1e-9)
          expect(gradeRank(grade)).toBeLessThanOrEqual(gradeRank(bandGrade))
        }
      }),
    )
  })

  it('only a single proposal is allowed without a reason', () => {
    const reason = fc.option(fc.string({ maxLength: 14 }))
    const grade = fc.constantFrom(...grades)
    fc.assert(
      fc.property(
        partlyKnown,
        facts,
        grade,
        reason,
        fc.boolean(),
        (means, given, grade, reason, isDepartmentLead) => {
          const proposal = propose(definition, means, given)
          const judgement = checkDecision({
            definition,
            proposal,
            means,
            facts: given,
            grade,
            reason,
            isDepartmentLead,
          })
          const isExplained = [...(reason ?? '').trim()].length >= reasonMinCharacters
          if (proposal.grade === grade) expect(judgement).toEqual({ isAllowed: true, liftedGates: [] })
          else if (!isExplained) expect(judgement.isAllowed).toBe(false)
          if (judgement.isAllowed && judgement.liftedGates.length > 0) expect(isExplained).toBe(true)
        },
      ),
    )
  })
})
