import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grades, phases, productStages } from '#server/contracts/lists.ts'
import type { FeatureFacts, LaunchFacts } from '#server/domain/warnings/facts.ts'
import { raise, type WarningRule } from '#server/domain/warnings/warning-rule.ts'
import { warningRules } from '#server/domain/warnings/warnings.ts'

const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-11-${String(date).padStart(2, '0')}`)
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null })
const grade = fc.constantFrom(...grades)
const reason = orNull(fc.constantFrom('', 'The board has asked for it.'))
const productStage = fc.constantFrom(...productStages)

const featureFacts: fc.Arbitrary<FeatureFacts> = fc.record({
  today: day,
  pmmJoinedOn: orNull(day),
  prdFinalOn: orNull(day),
  requestingCustomers: orNull(fc.nat(4)),
  productStage,
  decision: orNull(
    fc.record({
      grade,
      proposedGrade: orNull(grade),
      reason,
      countedCards: fc.nat(2),
      corePersonaFit: orNull(fc.nat(5)),
    }),
  ),
})

const launchFacts: fc.Arbitrary<LaunchFacts> = fc.record({
  today: day,
  isPlanned: fc.boolean(),
  launchDate: orNull(day),
  grade: orNull(grade),
  decidedGrade: orNull(grade),
  gradeReason: reason,
  paidSpend: orNull(fc.nat(2)),
  features: fc.array(fc.record({ title: fc.string(), productStage, releaseDate: orNull(day) }), {
    maxLength: 3,
  }),
  tasks: fc.array(
    fc.record({
      phase: fc.constantFrom(...phases),
      state: fc.constantFrom('open', 'done', 'skipped'),
      hasAssignee: fc.boolean(),
      hasDeliverable: fc.boolean(),
      hasDoneCriterion: fc.boolean(),
    }),
    { maxLength: 14 },
  ),
})

function expectSameWhateverToday<Facts extends { today: string }>(
  rules: readonly WarningRule<Facts>[],
  facts: fc.Arbitrary<Facts>,
): void {
  const unmarked = rules.filter(({ readsToday }) => !readsToday)
  fc.assert(
    fc.property(facts, day, (known, today) => {
      expect(raise(unmarked, { ...known, today })).toEqual(raise(unmarked, known))
    }),
    { numRuns: 500 },
  )
}

describe('a rule that is not marked readsToday', () => {
  it('gives the same result for a feature on every day', () => {
    expectSameWhateverToday(warningRules.feature, featureFacts)
  })

  it('gives the same result for a launch on every day', () => {
    expectSameWhateverToday(warningRules.launch, launchFacts)
  })

  it('fails the check when it reads the day', () => {
    const [rule] = warningRules.feature
    const text = { en: 'Late.', 'zh-Hans': '晚了。' }
    const late = { when: ({ today }: FeatureFacts) => (today > '2026-11-14' ? {} : null), text }
    expect(() => expectSameWhateverToday([{ ...rule!, causes: [late] }], featureFacts)).toThrow()
  })
})
