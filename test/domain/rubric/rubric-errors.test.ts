import { describe, expect, it } from 'vitest'
import type { Gate, RubricDefinition } from '#server/contracts/rubrics.ts'
import { defaultRubric } from '#server/domain/policy/default-rubric.ts'
import { rubricErrors } from '#server/domain/rubric/rubric-errors.ts'
import { bakeryRubric } from './bakery-rubric.ts'

const weighing = (...weights: number[]) =>
  bakeryRubric.criteria.map((criterion, index) => ({
    ...criterion,
    weight: weights[index] ?? criterion.weight,
  }))
const gateWith = (change: Partial<Gate>): Gate[] =>
  bakeryRubric.gates.map((gate, index) => (index === 0 ? { ...gate, ...change } : gate))
const [announce, small, big] = [
  { grade: 'announce', from: 0 },
  { grade: 'small-scenario', from: 40 },
  { grade: 'big-scenario', from: 70 },
] as const

const faulty: [string, Partial<RubricDefinition>, string, string][] = [
  ['weights of 99', { criteria: weighing(49) }, 'criteria', 'weights-sum'],
  ['weights just off', { criteria: weighing(50.00001) }, 'criteria', 'weights-sum'],
  [
    'a criterion twice',
    {
      criteria: weighing(50, 30, 10).flatMap((one) =>
        one.id === 'story' ? [one, { ...one, weight: 10 }] : [one],
      ),
    },
    'criteria.3.id',
    'duplicate',
  ],
  ['a gate twice', { gates: gateWith({ id: 'needs-a-baker' }) }, 'gates.1.id', 'duplicate'],
  ['a first band above 0', { bands: [{ ...announce, from: 1 }, small] }, 'bands.0.from', 'band-start'],
  [
    'a first band of another grade',
    { bands: [small, big].map((band, at) => (at === 0 ? { ...band, from: 0 } : band)) },
    'bands.0.grade',
    'band-start',
  ],
  [
    'bands that stand still',
    { bands: [announce, small, { ...big, from: 40 }] },
    'bands.2.from',
    'bands-ascend',
  ],
  ['grades that fall', { bands: [announce, big, { ...small, from: 80 }] }, 'bands.2.grade', 'bands-ascend'],
  ['a grade twice', { bands: [announce, small, { ...small, from: 80 }] }, 'bands.2.grade', 'bands-ascend'],
  [
    'a gate on nothing',
    { gates: gateWith({ conditions: [{ kind: 'criterion-at-least', criterion: 'butter', value: 1 }] }) },
    'gates.0.conditions.0.criterion',
    'unknown-criterion',
  ],
  [
    'a gate nobody passes',
    { gates: gateWith({ conditions: [{ kind: 'criterion-above', criterion: 'crumb', value: 5 }] }) },
    'gates.0.conditions.0.value',
    'condition-impossible',
  ],
  ['a cap that caps nothing', { gates: gateWith({ cap: 'concept-campaign' }) }, 'gates.0.cap', 'cap-highest'],
  ['a function counted twice', { countedFunctions: ['pmm', 'pm', 'pmm'] }, 'countedFunctions.2', 'duplicate'],
]

describe('rubricErrors', () => {
  it('returns none for the shipped rubric and that of a bakery', () => {
    expect(rubricErrors(defaultRubric)).toEqual([])
    expect(rubricErrors(bakeryRubric)).toEqual([])
  })

  it('tolerates floating-point error in the weights', () => {
    expect(0.1 + 64.1 + 35.8).not.toBe(100)
    expect(rubricErrors({ ...bakeryRubric, criteria: weighing(0.1, 64.1, 35.8) })).toEqual([])
  })

  it.each(faulty)('reports %s', (_what, change, path, code) => {
    const faults = rubricErrors({ ...bakeryRubric, ...change })
    expect(faults.map((fault) => [fault.path, fault.code])).toEqual([[path, code]])
  })

  it('reports the sum of the weights', () => {
    expect(rubricErrors({ ...bakeryRubric, criteria: weighing(48.9) })).toEqual([
      { path: 'criteria', code: 'weights-sum', params: { sum: 98.9, needed: 100 } },
    ])
  })
})
