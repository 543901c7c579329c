import { html } from 'lit'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Calendar, CalendarDefinition } from '#server/contracts/calendars.ts'
import { chinaCalendar, weekendsOnlyCalendar } from '#server/domain/policy/calendars.ts'
import { prepareCalendar } from '#server/domain/schedule/working-days.ts'
import type { HrField } from '../../../web/components/hr-field.ts'
import type { ValueChanged } from '../../../web/events/value-changed.ts'
import {
  daysOf,
  daysOfYear,
  dayKindOf,
  rangesOf,
  weeksOf,
  workingDaysIn,
} from '../../../web/pages/workspace/calendar-days.ts'
import {
  definitionOf,
  draftOf,
  errorsOfRange,
  isChanged,
  mergeDefinitions,
} from '../../../web/pages/workspace/calendar-draft.ts'
import type { CalendarDraft } from '../../../web/pages/workspace/calendar-draft.ts'
import type { HrCalendarEditor } from '../../../web/pages/workspace/hr-calendar-editor.ts'
import '../../../web/pages/workspace/hr-calendar-editor.ts'
import type { HrCalendarYear } from '../../../web/pages/workspace/hr-calendar-year.ts'
import '../../../web/pages/workspace/hr-calendar-year.ts'
import { dateRange } from '../../../web/formats/dates.ts'
import type { HrInstallationNotice } from '../../../web/pages/workspace/hr-installation-notice.ts'
import '../../../web/pages/workspace/hr-installation-notice.ts'
import { queryClient } from '../../../web/queries/query.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { answerApi } from '../api-answers.ts'
import { inside, mount } from '../components/mount.ts'
import { expectAxeClean } from './axe-clean.ts'

beforeEach(() => changeLanguage('en'))

const china = prepareCalendar(chinaCalendar)
const calendar: Calendar = {
  id: '0198c0de-0000-7000-8000-00000000cccc',
  definition: chinaCalendar,
  version: 1,
}
const named = (en: string) => ({ en, 'zh-Hans': en })

describe('the days of a year', () => {
  it('have a priority: a make-up day before a holiday before a weekend', () => {
    const kinds = ['2026-02-14', '2026-02-15', '2026-02-16', '2026-03-07', '2026-03-09'].map((date) =>
      dayKindOf(china, date),
    )
    expect(kinds).toEqual(['make-up', 'holiday', 'holiday', 'weekend', 'working'])
  })

  it('appear once each, in the column of their weekday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1970, max: 2999 }), (year) => {
        const all = Array.from({ length: 12 }, (_, index) => weeksOf(year, index + 1)).flat()
        expect(all.every((week) => week.length === 7)).toBe(true)
        expect(all.flat().filter((date) => date !== null)).toEqual(daysOfYear(year))
        for (const week of all)
          for (const [index, date] of week.entries())
            if (date) expect(new Date(date).getUTCDay()).toBe((index + 1) % 7)
      }),
      { numRuns: 12 },
    )
  })

  it('include the number of working days', () => {
    expect(workingDaysIn(prepareCalendar(weekendsOnlyCalendar), 2026)).toBe(261)
    expect(workingDaysIn(china, 2026)).toBe(248)
  })

  it('are converted to ranges and back without loss', () => {
    const ranges = rangesOf(chinaCalendar.holidays)
    expect(ranges[1]).toMatchObject({ from: '2026-02-15', to: '2026-02-23' })
    expect(ranges.flatMap(daysOf)).toEqual(chinaCalendar.holidays)
    expect(daysOf({ from: '2026-05-05', to: '2026-05-01', name: named('x') })).toHaveLength(1)
  })
})

describe('a date range', () => {
  it('is written in the format of each language', () => {
    // Browsers use different spaces around the dash.
    const written = () =>
      [
        dateRange('2026-09-25', '2026-09-27'),
        dateRange('2026-04-30', '2026-05-03'),
        dateRange('2026-06-09', '2026-06-09'),
      ].map((text) => text.replace(/\s*–\s*/, '–'))
    expect(written()).toEqual(['25–27 Sept', '30 Apr–3 May', '9 Jun'])
    changeLanguage('zh-Hans')
    expect(written()).toEqual(['9月25日至27日', '4月30日至5月3日', '6月9日'])
  })
})

describe('hr-calendar-year', () => {
  it('draws twelve months and describes special days', async () => {
    const element = await mount<HrCalendarYear>(
      html`<hr-calendar-year
        .definition=${chinaCalendar}
        .year=${2026}
        .today=${'2026-11-22'}
      ></hr-calendar-year>`,
    )
    const months = [...(element.shadowRoot?.querySelectorAll('table') ?? [])]
    expect(months).toHaveLength(12)
    const february = months[1]
    expect(february?.querySelectorAll('.holiday')).toHaveLength(9)
    expect(february?.querySelector('.make-up')?.textContent).toBe(
      '14 Make-up working day: Working day made up for Spring Festival',
    )
    const [ring, square] = ['.holiday', '.make-up'].map((one) =>
      getComputedStyle(february?.querySelector(one) ?? document.body),
    )
    // Distinguishable by shape, not by colour alone: a round outline and a filled square.
    expect([ring?.borderTopStyle, square?.borderTopStyle]).toEqual(['solid', 'none'])
    expect(ring?.borderRadius).not.toBe(square?.borderRadius)
    expect(months[10]?.querySelector('.today')?.textContent).toContain('22')
  })

  it('updates on a change of language', async () => {
    const element = await mount<HrCalendarYear>(
      html`<hr-calendar-year .definition=${chinaCalendar} .year=${2026}></hr-calendar-year>`,
    )
    changeLanguage('zh-Hans')
    await element.updateComplete
    expect(inside(element, 'caption').textContent?.trim()).toBe('1月 2026')
    expect(inside(element, '.holiday').textContent).toContain('节假日: 元旦')
  })
})

describe('a calendar being edited', () => {
  it('is unchanged at first, and uses a name in one language for both', () => {
    const draft = draftOf(calendar)
    expect(isChanged(draft)).toBe(false)
    const day = { from: '2026-12-24', to: '2026-12-25', name: { en: 'Holidays', 'zh-Hans': '' } }
    const more = { ...draft, holidays: [...draft.holidays, day] }
    expect(isChanged(more)).toBe(true)
    expect(definitionOf(more).holidays.slice(-2)).toEqual([
      { date: '2026-12-24', name: named('Holidays') },
      { date: '2026-12-25', name: named('Holidays') },
    ])
  })

  it('finds the line that an error of the whole list belongs to', () => {
    const draft = draftOf(calendar)
    const error = { path: 'holidays.4.date', code: 'duplicate' }
    // New Year's three days come first, so the fifth day is within Spring Festival.
    expect(errorsOfRange(draft, 'holidays', 1, [error])).toEqual([error])
    expect(errorsOfRange(draft, 'holidays', 0, [error])).toEqual([])
    expect(errorsOfRange(draft, 'makeUpWorkingDays', 1, [error])).toEqual([])
  })

  it('keeps changes made by someone else meanwhile', () => {
    const base = weekendsOnlyCalendar
    const with1 = (date: string, of: CalendarDefinition = base): CalendarDefinition => ({
      ...of,
      holidays: [...of.holidays, { date, name: named(date) }],
    })
    const shared = with1('2027-01-01')
    const theirs = { ...with1('2027-05-01', shared), weekendDays: [5, 6] }
    const merged = mergeDefinitions(shared, with1('2027-10-01'), theirs)
    expect(merged.holidays.map((day) => day.date)).toEqual(['2027-05-01', '2027-10-01'])
    expect(merged.weekendDays).toEqual([5, 6])
  })

  it('reports immediately that a day cannot be a holiday and a working day', async () => {
    const element = await mount<HrCalendarEditor>(
      html`<hr-calendar-editor .draft=${draftOf(calendar)} .year=${2026}></hr-calendar-editor>`,
    )
    element.addEventListener('value-changed', (event) => {
      element.draft = (event as ValueChanged<CalendarDraft>).value
    })
    const line = inside(element, '#makeUpWorkingDays li')
    const field = line.querySelector<HrField>('hr-field')
    if (!field) throw new Error('no field')
    const input = inside<HTMLInputElement>(field, 'input')
    input.value = '2026-01-02'
    input.dispatchEvent(new Event('change'))
    await element.updateComplete
    expect(element.draft.makeUpWorkingDays[0]).toMatchObject({ from: '2026-01-02', to: '2026-01-04' })
    expect(inside(element, '#makeUpWorkingDays .error').textContent).toBe(
      'This day is a holiday and a working day at once.',
    )
  })

  it('shows the lines of one year and keeps the others unchanged', async () => {
    const element = await mount<HrCalendarEditor>(
      html`<hr-calendar-editor .draft=${draftOf(calendar)} .year=${2027}></hr-calendar-editor>`,
    )
    const firsts = [...(element.shadowRoot?.querySelectorAll<HrField>('li hr-field:first-child') ?? [])]
    expect(firsts.length).toBeGreaterThan(0)
    expect(firsts.every((field) => field.value.startsWith('2027'))).toBe(true)
  })

  it('does not save a week without a working day', async () => {
    const draft = { ...draftOf(calendar), weekendDays: [1, 2, 3, 4, 5, 6, 7] }
    const element = await mount<HrCalendarEditor>(
      html`<hr-calendar-editor .draft=${draft} .year=${2026}></hr-calendar-editor>`,
    )
    expect(inside<HTMLButtonElement>(element, 'button.primary').disabled).toBe(true)
  })
})

it('has no axe violations', { timeout: 60_000 }, async () => {
  await expectAxeClean(
    () =>
      html`<div>
        <hr-calendar-year
          .definition=${chinaCalendar}
          .year=${2026}
          .today=${'2026-11-22'}
        ></hr-calendar-year>
        <hr-calendar-editor .draft=${draftOf(calendar)} .year=${2026}></hr-calendar-editor>
      </div>`,
  )
})

describe('a proxy that is not trusted', () => {
  const notice = () => html`<hr-installation-notice></hr-installation-notice>`

  it('is named to administrators', async () => {
    answerApi({ 'GET /installation': () => ({ unreadProxy: '10.0.0.7' }) })
    const shown = await mount<HrInstallationNotice>(notice())
    await expect.poll(() => shown.shadowRoot?.textContent).toContain('Requests come through 10.0.0.7')
    changeLanguage('zh-Hans')
    await expect.poll(() => shown.shadowRoot?.textContent).toContain('请求经由 10.0.0.7 转来')
    await expectAxeClean(notice)
  })

  it('takes no room while there is none', async () => {
    queryClient.clear()
    answerApi({ 'GET /installation': () => ({ unreadProxy: null }) })
    expect((await mount<HrInstallationNotice>(notice())).getBoundingClientRect().height).toBe(0)
  })
})
