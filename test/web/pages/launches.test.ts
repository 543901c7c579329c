import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import type { HrLaunchFilters } from '../../../web/pages/launches/hr-launch-filters.ts'
import '../../../web/pages/launches/hr-launch-filters.ts'
import type { HrLaunchRow } from '../../../web/pages/launches/hr-launch-row.ts'
import '../../../web/pages/launches/hr-launch-row.ts'
import { isFiltered, readState, toggled, toQuery } from '../../../web/pages/launches/list-state.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { replaceSearch } from '../../../web/navigation/location.ts'
import { inside, mount, textOf } from '../components/mount.ts'
import type { HrChannelSmall } from '../../../web/components/hr-channel-small.ts'
import { launchOf, today } from './launch-samples.ts'

beforeEach(() => {
  changeLanguage('en')
  history.replaceState(null, '', '/launches')
})

describe('the URL of the launches list', () => {
  it('contains search, filters, sort and page', () => {
    replaceSearch({
      q: '薪酬 & more',
      status: ['draft', 'live'],
      grade: ['announce'],
      sort: 'title',
      cursor: 'abc',
      from: 31,
    })
    const state = readState(location.search)
    expect(toQuery(state)).toEqual({
      q: '薪酬 & more',
      status: ['draft', 'live'],
      grade: ['announce'],
      sort: 'title',
      cursor: 'abc',
      limit: 30,
    })
    expect(state.from).toBe(31)
  })

  it('ignores unknown values', () => {
    const state = readState('?status=gone&grade=tier1&sort=up&from=-3')
    expect(toQuery(state)).toEqual({ sort: 'launchDate', limit: 30 })
    expect(isFiltered(state)).toBe(false)
    expect(state.from).toBe(1)
  })

  it('adds and removes a value', () => {
    expect(toggled(['draft'], 'live')).toEqual(['draft', 'live'])
    expect(toggled(['draft', 'live'], 'draft')).toEqual(['live'])
  })
})

describe('hr-launch-filters', () => {
  const filters = (search: string) =>
    mount<HrLaunchFilters>(html`<hr-launch-filters .state=${readState(search)}></hr-launch-filters>`)

  it('adds a status to the URL and returns to the first page', async () => {
    history.replaceState(null, '', '/launches?status=draft&cursor=abc&from=31')
    const element = await filters(location.search)
    const [draft, planned] = [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('fieldset button')]
    expect(draft!.getAttribute('aria-pressed')).toBe('true')
    planned!.click()
    expect(location.search).toBe('?status=draft,planned')
  })

  it('does not lose typed letters while the list is loading', async () => {
    const element = await filters('')
    const input = inside<HTMLInputElement>(element, 'input')
    input.value = 'pay'
    input.dispatchEvent(new InputEvent('input'))
    element.requestUpdate()
    await element.updateComplete
    expect(input.value).toBe('pay')
    await expect.poll(() => location.search).toBe('?q=pay')
  })
})

describe('hr-launch-row', () => {
  const progress = [
    {
      phase: 'warm-up' as const,
      total: 4,
      done: 2,
      skipped: 1,
      overdue: 1,
      from: '2027-03-01',
      to: '2027-03-12',
    },
  ]
  const row = (part: Parameters<typeof launchOf>[0]) =>
    mount<HrLaunchRow>(html`<hr-launch-row .launch=${launchOf(part)} .today=${today}></hr-launch-row>`)

  it('shows date, title and progress, and a small channel', async () => {
    const element = await row({ progress })
    const text = textOf(element)
    expect(text).toContain('15 Mar')
    expect(text).toContain('in 5 days')
    expect(text).toContain('2 of 3 done')
    expect(text).toContain('1 overdue')
    expect(
      inside<HrChannelSmall>(element, 'hr-channel-small').shadowRoot?.querySelector('svg'),
    ).not.toBeNull()
  })

  it('shows why a plan needs review, and counts overdue tasks only once', async () => {
    const text = textOf(await row({ concerns: ['regraded', 'tasks-overdue'] }))
    expect(text).toContain('The grade was decided anew')
    expect(text).not.toContain('Tasks are overdue')
  })

  it('shows that a draft has neither date nor plan', async () => {
    const text = textOf(await row({ status: 'draft', launchDate: null }))
    expect(text).toContain('No date yet')
    expect(text).toContain('Nothing planned yet')
    changeLanguage('zh-Hans')
    expect(textOf(await row({ status: 'draft', launchDate: null }))).toContain('日期未定')
  })
})
