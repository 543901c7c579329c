import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { HrInlineEdit } from '../../../web/components/hr-inline-edit.ts'
import type { HrFeatureFacts } from '../../../web/pages/feature/hr-feature-facts.ts'
import '../../../web/pages/feature/hr-feature-facts.ts'
import { openField } from '../../../web/pages/feature/open-field.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { featureOf } from './feature-samples.ts'

beforeEach(() => changeLanguage('en'))

/** The facts section of the page, far below the visible area. */
function facts(isDisabled: boolean) {
  const place = document.createElement('div')
  document.body.append(place)
  onTestFinished(() => place.remove())
  const root = place.attachShadow({ mode: 'open' })
  const space = document.createElement('div')
  space.style.height = '3000px'
  const element = document.createElement('hr-feature-facts')
  Object.assign(element, { mode: 'gate', feature: featureOf(), disabled: isDisabled })
  root.append(space, element)
  return { root, element }
}

const field = (element: HrFeatureFacts, name: string) =>
  element.shadowRoot?.getElementById(name) as HrInlineEdit

describe('a URL that names a field', () => {
  it('scrolls it into view and opens it', async () => {
    const { root, element } = facts(false)
    expect(await openField(root, 'campaignBudget')).toBe(true)
    const edit = field(element, 'campaignBudget')
    const { top, bottom } = edit.getBoundingClientRect()
    expect(top >= 0 && bottom <= innerHeight).toBe(true)
    expect(edit.shadowRoot?.activeElement?.getAttribute('type')).toBe('number')
  })

  it('scrolls to a read-only field without opening it', async () => {
    const { root, element } = facts(true)
    expect(await openField(root, 'campaignBudget')).toBe(true)
    const edit = field(element, 'campaignBudget')
    expect(edit.shadowRoot?.querySelector('input')).toBeNull()
    expect(edit.getBoundingClientRect().top).toBeLessThan(innerHeight)
  })

  it('is ignored when there is no such field', async () => {
    const { root } = facts(false)
    expect(await openField(root, 'nothing')).toBe(false)
  })
})
