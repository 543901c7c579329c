import { describe, expect, it } from 'vitest'
import { RubricDefinition } from '#server/contracts/rubrics.ts'
import { defaultRubric } from '#server/domain/policy/default-rubric.ts'
import { rubricErrors } from '#server/domain/rubric/rubric-errors.ts'
import { faultyTexts } from './faulty-texts.ts'

describe('the shipped rubric', () => {
  it('can be published: the engine reports no errors', () => {
    expect(rubricErrors(defaultRubric)).toEqual([])
  })

  it('conforms to its schema', () => {
    expect(RubricDefinition.parse(defaultRubric)).toEqual(defaultRubric)
  })

  it('has the eight criteria in order, with weights that sum to 100', () => {
    expect(defaultRubric.criteria.map(({ id, weight }) => [id, weight])).toEqual([
      ['roadmap-value', 15],
      ['scenario-breadth', 20],
      ['core-persona-fit', 15],
      ['pain-and-value', 15],
      ['acquisition-win-pull', 10],
      ['activity-renewal', 5],
      ['competitive-window', 10],
      ['concept-height', 10],
    ])
    expect(defaultRubric.criteria.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
  })

  it('has ascending bands and gates that name existing criteria', () => {
    expect(defaultRubric.bands.map(({ grade, from }) => [grade, from])).toEqual([
      ['announce', 0],
      ['small-scenario', 35],
      ['big-scenario', 60],
      ['concept-campaign', 80],
    ])
    const ids = new Set(defaultRubric.criteria.map(({ id }) => id))
    const named = defaultRubric.gates.flatMap(({ conditions }) =>
      conditions.flatMap((condition) => ('criterion' in condition ? [condition.criterion] : [])),
    )
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((id) => !ids.has(id))).toEqual([])
  })

  it.each([
    ['small-needs-a-scenario', 'announce'],
    ['big-needs-linked-scenarios', 'small-scenario'],
    ['concept-needs-height-and-series', 'big-scenario'],
    ['one-customer', 'announce'],
    ['no-value', 'announce'],
    ['young-product', 'small-scenario'],
  ])('caps %s at %s', (id, cap) => {
    expect(defaultRubric.gates.find((gate) => gate.id === id)?.cap).toBe(cap)
  })

  it('has one unique sentence per level', () => {
    for (const language of ['en', 'zh-Hans'] as const) {
      const levels = defaultRubric.criteria.flatMap((criterion) =>
        criterion.levels.map((level) => level[language]),
      )
      expect(new Set(levels).size).toBe(48)
      const end = language === 'en' ? '.' : '。'
      expect(levels.filter((level) => level.indexOf(end) !== level.length - 1)).toEqual([])
    }
  })

  it('has texts in both languages', () => {
    expect(faultyTexts(defaultRubric)).toEqual([])
  })
})
