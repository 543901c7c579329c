import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { HrFeatureFilters } from '../../../web/pages/features/hr-feature-filters.ts'
import '../../../web/pages/features/hr-feature-filters.ts'
import type { HrFeatureTable } from '../../../web/pages/features/hr-feature-table.ts'
import '../../../web/pages/features/hr-feature-table.ts'
import {
  ariaSort,
  isFiltered,
  nextSort,
  noFilters,
  readState,
  toFilter,
} from '../../../web/pages/features/list-state.ts'
import type { ValueChanged } from '../../../web/events/value-changed.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { replaceSearch, withSearch } from '../../../web/navigation/location.ts'
import type { SearchChange } from '../../../web/navigation/location.ts'
import { previousPageCursor, rememberPage } from '../../../web/navigation/page-trail.ts'
import { inside, mount, textOf } from '../components/mount.ts'
import { eachFont } from '../fonts.ts'
import { misfits } from '../misfits.ts'
import { featureOf, payroll, zhou } from './feature-samples.ts'

beforeEach(() => {
  changeLanguage('en')
  history.replaceState(null, '', '/features')
})

describe('the owners of a feature', () => {
  eachFont(() => {
    it('are listed on separate lines when one is too short, each name complete', async () => {
      const [pmOwner, pmmOwner] = [
        { ...zhou, name: 'Julia Brandt' },
        { ...zhou, name: 'Daniel Okafor-Lindqvist' },
      ]
      const element = await mount<HrFeatureTable>(
        html`<hr-feature-table .features=${[featureOf({ pmOwner, pmmOwner })]}></hr-feature-table>`,
      )
      const [first, second] = element.renderRoot.querySelectorAll<HTMLElement>('.owner')
      expect([first?.textContent, second?.textContent]).toEqual(['Julia Brandt ·', 'Daniel Okafor-Lindqvist'])
      expect(second?.offsetTop).toBeGreaterThan(first?.offsetTop ?? 0)
      expect(second?.scrollWidth).toBe(second?.clientWidth)
      expect(misfits(element)).toEqual([])
    })
  })
})

describe('the URL of the list', () => {
  it('contains all filters and is parsed back to the same', () => {
    replaceSearch({ q: '薪酬 & more', grade: ['none', 'big-scenario'], stage: ['gray'], needsGrading: true })
    replaceSearch({ productAreaId: [payroll.id], ownerId: [zhou.id], sort: 'title', cursor: 'abc', from: 51 })
    expect(toFilter(readState(location.search))).toEqual({
      q: '薪酬 & more',
      grade: ['none', 'big-scenario'],
      stage: ['gray'],
      productAreaId: [payroll.id],
      ownerId: [zhou.id],
      needsGrading: true,
      sort: 'title',
    })
    expect(readState(location.search)).toMatchObject({ cursor: 'abc', from: 51 })
  })

  it('ignores unknown values instead of sending them to the server', () => {
    const state = readState('?grade=huge,announce&stage=beta&ownerId=me&sort=random&archived=yes&from=9')
    expect(toFilter(state)).toEqual({ grade: ['announce'], sort: '-updatedAt' })
    expect(state.from).toBe(1)
  })

  it('does not invent the offset of a page when the URL lacks it', () => {
    expect(readState('?cursor=abc').from).toBe(0)
    expect(readState('?cursor=abc&from=-3').from).toBe(0)
  })

  it('loses every filter and keeps the sort order when cleared', () => {
    history.replaceState(
      null,
      '',
      '/features?q=a&grade=announce&tag=x&archived=true&cursor=c&from=51&sort=title',
    )
    expect(isFiltered(readState(location.search))).toBe(true)
    expect(withSearch(noFilters)).toBe('/features?sort=title')
    expect(isFiltered(readState('?sort=title'))).toBe(false)
  })

  it('sorts by the default direction of a column first, then the opposite', () => {
    expect(nextSort('title', '-updatedAt')).toBe('title')
    expect(nextSort('title', 'title')).toBe('-title')
    expect(nextSort('updatedAt', 'title')).toBe('-updatedAt')
    expect(nextSort('updatedAt', '-updatedAt')).toBe('updatedAt')
    expect(nextSort('grade', 'title')).toBe('-grade')
    expect(ariaSort('title', '-title')).toBe('descending')
    expect(ariaSort('grade', '-title')).toBe('none')
  })

  it('restores the list a detail page was opened from', () => {
    rememberPage('features', 'two', '')
    rememberPage('features', 'three', 'two')
    expect(previousPageCursor('features', 'three')).toBe('two')
    expect(previousPageCursor('features', 'two')).toBe('')
    expect(previousPageCursor('features', 'unknown')).toBeUndefined()
    expect(previousPageCursor('elsewhere', 'three')).toBeUndefined()
  })
})

describe('hr-feature-table', () => {
  const second = '01890000-0000-7000-8000-000000000101'
  const table = (width = 1100) =>
    mount<HrFeatureTable>(
      html`<hr-feature-table
        selectable
        sort="title"
        today="2026-11-21"
        .features=${[featureOf(), featureOf({ id: second, title: '移动端排班', needsGrading: false, grade: 'announce' })]}
      ></hr-feature-table>`,
      width,
    )

  it('shows its sort order and links to the opposite one', async () => {
    const element = await table()
    const head = inside<HTMLElement>(element, 'th[aria-sort=ascending] a')
    expect(head.textContent).toContain('Title')
    expect(head.getAttribute('href')).toBe('/features?sort=-title')
  })

  it('moves the focus between titles and stops at both ends', async () => {
    const element = await table()
    const focused = () => element.shadowRoot?.activeElement?.textContent
    element.move(1)
    expect(focused()).toBe('Attendance to payroll')
    element.move(1)
    element.move(1)
    expect(focused()).toBe('移动端排班')
    element.move(-1)
    element.move(-1)
    expect(focused()).toBe('Attendance to payroll')
  })

  it('selects the focused row, and all rows with the checkbox in the header', async () => {
    const element = await table()
    const values: string[][] = []
    element.addEventListener('value-changed', (event) => values.push((event as ValueChanged<string[]>).value))
    element.move(1)
    element.toggleFocused()
    expect(values).toEqual([[featureOf().id]])
    inside<HTMLInputElement>(element, 'thead input').click()
    expect(values[1]).toEqual([featureOf().id, second])
  })

  it('offers grading where a grade is needed and shows the decided grade elsewhere', async () => {
    const element = await table()
    expect(inside(element, 'a.to-grade').getAttribute('href')).toBe(`/features/${featureOf().id}/grading`)
    expect(inside<HTMLElement & { grade: string }>(element, 'hr-grade').grade).toBe('announce')
  })

  it('shows a title as text, including HTML', async () => {
    const element = await mount<HrFeatureTable>(
      html`<hr-feature-table
        .features=${[featureOf({ title: '<img src=x onerror=alert(1)>' })]}
      ></hr-feature-table>`,
    )
    expect(element.shadowRoot?.querySelector('img')).toBeNull()
    expect(textOf(element)).toContain('<img src=x onerror=alert(1)>')
  })
})

describe('hr-feature-filters', () => {
  const filters = async (search = '') => {
    const element = await mount<HrFeatureFilters>(
      html`<hr-feature-filters .state=${readState(search)} .areas=${[payroll]}></hr-feature-filters>`,
    )
    const changes: SearchChange[] = []
    element.addEventListener('value-changed', (event) =>
      changes.push((event as ValueChanged<SearchChange>).value),
    )
    return { element, changes }
  }

  it('debounces typing and emits one event', async () => {
    const { element, changes } = await filters()
    element.focusSearch()
    await userEvent.keyboard('pay')
    expect(changes).toEqual([])
    await expect.poll(() => changes).toEqual([{ q: 'pay', cursor: null, from: null }])
  })

  it('returns to the first page when a filter changes', async () => {
    const { element, changes } = await filters('?stage=gray&cursor=c&from=51')
    const flag = [...(element.shadowRoot?.querySelectorAll<HTMLInputElement>('.flag input') ?? [])]
    flag[0]?.click()
    expect(changes).toEqual([{ needsGrading: true, cursor: null, from: null }])
  })

  it('offers to clear only when a filter is set', async () => {
    expect(textOf((await filters('?sort=title')).element)).not.toContain('Clear filters')
    expect(textOf((await filters('?q=a')).element)).toContain('Clear filters')
  })
})
