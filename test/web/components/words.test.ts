import { afterEach, describe, expect, it } from 'vitest'
import { featureStages, grades, jobFunctions, phases, productStages, roles } from '#server/contracts/lists.ts'
import { longDate, relativeDays, shortDate } from '../../../web/formats/dates.ts'
import { money, points } from '../../../web/formats/numbers.ts'
import { changeLanguage, localText } from '../../../web/locales/language.ts'
import { searchList, withSearch } from '../../../web/navigation/location.ts'
import { common } from '../../../web/locales/common.ts'
import { vocabulary } from '../../../web/locales/vocabulary.ts'
import { problemText } from '../../../web/formats/problem-text.ts'
import { ApiError } from '../../../web/api/client.ts'

afterEach(() => changeLanguage('en'))

describe('words', () => {
  it('has a text for every list entry, in both languages', () => {
    const keys = [
      ...grades.map((one) => `grade.${one}` as const),
      ...phases.map((one) => `phase.${one}` as const),
      ...roles.map((one) => `role.${one}` as const),
      ...jobFunctions.map((one) => `function.${one}` as const),
      ...featureStages.map((one) => `featureStage.${one}` as const),
      ...productStages.map((one) => `productStage.${one}` as const),
    ]
    for (const language of ['en', 'zh-Hans'] as const) {
      changeLanguage(language)
      for (const key of keys) expect(vocabulary(key)).not.toBe(key)
    }
  })

  it('changes the language of document and texts in place', () => {
    changeLanguage('zh-Hans')
    expect(document.documentElement.lang).toBe('zh-Hans')
    expect(common('doneOf', { done: 3, total: 7 })).toBe('已完成 3/7')
    expect(localText({ en: 'Brief', 'zh-Hans': '简报' })).toBe('简报')
    expect(localText('as written')).toBe('as written')
  })

  it('inserts text without interpreting it as HTML', () => {
    expect(common('editThing', { entity: '<b>x</b>' })).toBe('Edit <b>x</b>')
  })

  it('formats an error, with its first field', () => {
    const error = new ApiError({
      status: 422,
      code: 'invalid-input',
      errors: [{ path: 'title', code: 'required' }],
    })
    expect(problemText(error)).toBe('Something in the form is not right yet. This is needed.')
  })
})

describe('formats', () => {
  it('writes dates in the format of each language', () => {
    expect(longDate('2027-03-16')).toBe('Tue 16 Mar 2027')
    expect(shortDate('2027-03-16', '2027-01-01')).toBe('16 Mar')
    expect(relativeDays('2027-03-16', '2027-02-21')).toBe('in 23 days')
    changeLanguage('zh-Hans')
    expect(longDate('2027-03-16')).toBe('2027年3月16日 周二')
    expect(shortDate('2027-03-16', '2027-01-01')).toBe('3月16日')
  })
  it('rounds totals down to one decimal, despite floating-point error', () => {
    expect(points(59.99)).toBe('59.9')
    expect(points(0.1 + 0.2 + 56)).toBe('56.3')
  })
  it('writes whole money', () => {
    expect(money(30000, 'CNY')).toBe('¥30,000')
  })
})

describe('the address', () => {
  it('changes parameters of the query and removes empty ones', () => {
    history.replaceState(null, '', '?q=a&grade=announce')
    expect(withSearch({ q: '', grade: ['announce', 'big-scenario'], cursor: null })).toBe(
      `${location.pathname}?grade=announce,big-scenario`,
    )
    expect(searchList('?grade=big-scenario,tier-1', 'grade', grades)).toEqual(['big-scenario'])
  })
})
