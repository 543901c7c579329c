import { describe, expect, it } from 'vitest'
import { highestGrade, launchGradeErrors } from '#server/domain/checklist/launch-grade.ts'

describe('the highest decided grade', () => {
  it('uses the order of grades, and ignores undecided features', () => {
    expect(highestGrade([])).toBeNull()
    expect(highestGrade([null, null])).toBeNull()
    expect(highestGrade(['announce', null, 'big-scenario', 'small-scenario'])).toBe('big-scenario')
    expect(highestGrade(['concept-campaign', 'big-scenario'])).toBe('concept-campaign')
  })
})

describe('the reason for another grade', () => {
  const codes = (
    ...[grade, decidedGrade, reason]: ['announce' | null, 'announce' | 'big-scenario' | null, string | null]
  ) => launchGradeErrors({ grade, decidedGrade, reason }).map(({ code }) => code)

  it('is required when the grade is not the decided one, or none is decided', () => {
    expect(codes(null, null, null)).toEqual([])
    expect(codes(null, 'big-scenario', null)).toEqual([])
    expect(codes('announce', 'announce', null)).toEqual([])
    expect(codes('announce', 'big-scenario', null)).toEqual(['reason-required'])
    expect(codes('announce', null, null)).toEqual(['reason-required'])
  })

  it('has at least ten characters, not UTF-16 units', () => {
    expect(codes('announce', null, '   too few   ')).toEqual(['reason-too-short'])
    expect(codes('announce', null, '𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷')).toEqual(['reason-too-short'])
    expect(codes('announce', null, '竞品下周就要发布同类功能')).toEqual([])
  })
})
