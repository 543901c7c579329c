import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Feature } from '#server/contracts/features.ts'
import type { HrSelectGrade } from '../../../web/components/hr-select-grade.ts'
import '../../../web/components/hr-select-grade.ts'
import type { HrPickFeatures } from '../../../web/pages/new-launch/hr-pick-features.ts'
import '../../../web/pages/new-launch/hr-pick-features.ts'
import { type ValueChanged, ValueTyped } from '../../../web/events/value-changed.ts'
import { isSuggested, suggestedOwnerId, suggestedTitle } from '../../../web/pages/new-launch/suggestions.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { answerApi } from '../api-answers.ts'
import { inside, mount, textOf } from '../components/mount.ts'
import { featureOf } from './feature-samples.ts'

beforeEach(() => changeLanguage('en'))

describe('the defaults of a new launch', () => {
  const small = featureOf({ title: 'Small', grade: 'small-scenario', pmmOwner: null })
  const big = featureOf({ title: 'Big', grade: 'big-scenario', pmmOwner: { id: 'pmm', name: 'Lin Yue' } })
  const none = featureOf({ title: 'None', grade: null, pmmOwner: null })

  it('has the name of the feature with the highest grade', () => {
    expect(suggestedTitle([none, small, big])).toBe('Big')
    expect(suggestedTitle([none])).toBe('None')
    expect(suggestedTitle([])).toBe('')
  })

  it('is owned by its PMM, else by its creator if a PMM, else by nobody', () => {
    expect(suggestedOwnerId([small, big], null)).toBe('pmm')
    expect(suggestedOwnerId([small], { id: 'me', jobFunction: 'pmm' })).toBe('me')
    expect(suggestedOwnerId([small], { id: 'me', jobFunction: 'content' })).toBeNull()
  })
})

describe('the features suggested for a launch', () => {
  it.each([
    [null, 'building', true],
    [null, 'released', false],
    [null, 'retired', false],
    ['announce', 'released', true],
  ] as const)('with grade %s and stage %s: %s', (grade, stage, suggested) => {
    expect(isSuggested({ grade, stage })).toBe(suggested)
  })

  it('have the full title as a tooltip where it is truncated', async () => {
    const title = 'A very long title that no row could hold in two lines '.repeat(4).trim()
    const element = await mount<HrPickFeatures>(
      html`<hr-pick-features .chosen=${[featureOf({ title })]}></hr-pick-features>`,
      360,
    )
    const link = inside<HTMLAnchorElement>(element, '.chosen a')
    expect(link.title).toBe(title)
    expect(link.clientHeight).toBeLessThan(link.scrollHeight)
  })
})

describe('the features found for a launch', () => {
  it('keep their buttons when other results come while one of them is pressed', async () => {
    const [bread, rolls] = ['Bread', 'Rolls'].map((title) => featureOf({ id: title, title })) as [
      Feature,
      Feature,
    ]
    answerApi({
      'GET /features': ({ query }) => {
        const items = query.get('q') === 'Rolls' ? [rolls] : query.get('stage') ? [bread, rolls] : []
        return { items, nextCursor: null, total: items.length }
      },
    })
    const element = await mount<HrPickFeatures>(html`<hr-pick-features></hr-pick-features>`)
    const buttons = () => [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.found button')]
    await expect.poll(() => buttons().length).toBe(2)
    const pressed = buttons()[1]!
    inside(element, 'hr-field').dispatchEvent(new ValueTyped('Rolls'))
    await expect.poll(() => buttons().length).toBe(1)
    expect(buttons()[0]).toBe(pressed)
    const ids: unknown[] = []
    element.addEventListener('value-changed', (event) => ids.push((event as ValueChanged).value))
    pressed.click()
    expect(ids).toEqual([['Rolls']])
  })
})

describe('choosing features by keyboard', () => {
  it('focuses what takes the place of the added or removed feature, else the search', async () => {
    const features = ['Bread', 'Rolls'].map((title) => featureOf({ id: title, title }))
    answerApi({ 'GET /features': () => ({ items: features, nextCursor: null, total: 2 }) })
    const element = await mount<HrPickFeatures>(html`<hr-pick-features></hr-pick-features>`)
    element.addEventListener('value-changed', (event) => {
      const ids = (event as ValueChanged<string[]>).value
      element.chosen = features.filter((one) => ids.includes(one.id))
    })
    const press = async (name: string, next: RegExp) => {
      const button = () =>
        [...element.shadowRoot!.querySelectorAll('button')].find((one) => one.ariaLabel === name)
      await expect.poll(button).toBeTruthy()
      button()!.focus()
      await userEvent.keyboard('{Enter}')
      await expect
        .poll(() => {
          const focused = element.shadowRoot!.activeElement
          return focused?.ariaLabel ?? focused?.localName
        })
        .toMatch(next)
    }
    await press('Add Bread', /^Add Rolls$/)
    await press('Add Rolls', /^hr-field$/)
    await press('Take Bread out', /^Take Rolls out$/)
    await press('Take Rolls out', /^hr-field$/)
  })
})

describe('hr-select-grade', () => {
  it('offers the four grades with their notes and emits the selected one', async () => {
    const element = await mount<HrSelectGrade>(
      html`<hr-select-grade
        label="Grade"
        .value=${'announce'}
        .notes=${{ 'big-scenario': '51 tasks · decided' }}
      ></hr-select-grade>`,
    )
    const heard: string[] = []
    element.addEventListener('value-changed', (event) => heard.push((event as ValueChanged).value))
    expect(textOf(element)).toContain('Big scenario 51 tasks · decided')
    inside<HTMLInputElement>(element, 'input:checked').focus()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    expect(heard).toEqual(['small-scenario', 'big-scenario'])
  })
})
