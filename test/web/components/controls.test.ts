import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { HrDialog } from '../../../web/components/hr-dialog.ts'
import '../../../web/components/hr-dialog.ts'
import type { HrField } from '../../../web/components/hr-field.ts'
import '../../../web/components/hr-field.ts'
import type { HrInlineEdit } from '../../../web/components/hr-inline-edit.ts'
import '../../../web/components/hr-inline-edit.ts'
import type { HrMenu } from '../../../web/components/hr-menu.ts'
import '../../../web/components/hr-menu.ts'
import type { HrSelectPerson } from '../../../web/components/hr-select-person.ts'
import '../../../web/components/hr-select-person.ts'
import type { HrTags } from '../../../web/components/hr-tags.ts'
import '../../../web/components/hr-tags.ts'
import type { ValueChanged } from '../../../web/events/value-changed.ts'
import { people } from '../../../web/gallery/samples.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { inside, mount } from './mount.ts'

const changedValues = <T>(element: EventTarget) => {
  const values: T[] = []
  element.addEventListener('value-changed', (event) => values.push((event as ValueChanged<T>).value))
  return values
}

beforeEach(() => changeLanguage('en'))

describe('hr-inline-edit', () => {
  const edit = () =>
    mount<HrInlineEdit>(html`<hr-inline-edit label="Title" value="Old" required></hr-inline-edit>`)

  it('saves with Enter and returns the focus', async () => {
    const element = await edit()
    const values = changedValues<string>(element)
    inside<HTMLElement>(element, 'button').focus()
    await userEvent.keyboard('{Enter}')
    await element.updateComplete
    await userEvent.keyboard('New{Enter}')
    await expect.poll(() => element.shadowRoot?.activeElement?.localName).toBe('button')
    expect(values).toEqual(['New'])
    expect(inside(element, 'button').textContent).toContain('New')
  })

  it('cancels with Escape without an event', async () => {
    const element = await edit()
    const values = changedValues(element)
    inside<HTMLElement>(element, 'button').click()
    await expect.poll(() => element.shadowRoot?.activeElement?.localName).toBe('input')
    await userEvent.keyboard('New{Escape}')
    await element.updateComplete
    expect(values).toEqual([])
    expect(inside(element, 'button').textContent).toContain('Old')
  })

  it('rejects an empty value when required', async () => {
    const element = await edit()
    const values = changedValues(element)
    inside<HTMLElement>(element, 'button').click()
    await expect.poll(() => element.shadowRoot?.activeElement?.localName).toBe('input')
    await userEvent.keyboard('{Delete}{Enter}')
    expect(values).toEqual([])
    expect(element.value).toBe('Old')
  })
})

describe('hr-field', () => {
  it('associates hint and error with its control', async () => {
    const element = await mount<HrField>(
      html`<hr-field label="Name" hint="As on the badge" error="Needed"></hr-field>`,
    )
    const control = inside(element, 'input')
    expect(control.getAttribute('aria-describedby')).toBe('hint error')
    expect(control.getAttribute('aria-invalid')).toBe('true')
    expect(inside(element, 'label').getAttribute('for')).toBe(control.id)
  })

  it('emits the entered value once, on commit', async () => {
    const element = await mount<HrField>(html`<hr-field label="Name"></hr-field>`)
    const values = changedValues<string>(element)
    element.focus()
    await userEvent.keyboard('Lin{Tab}')
    expect(values).toEqual(['Lin'])
  })
})

describe('hr-select-person', () => {
  it('emits null for nobody', async () => {
    const element = await mount<HrSelectPerson>(
      html`<hr-select-person label="Owner" .people=${people} .value=${'1'}></hr-select-person>`,
    )
    const values = changedValues<string | null>(element)
    const select = element.shadowRoot?.querySelector('hr-field')?.shadowRoot?.querySelector('select')
    expect(select?.value).toBe('1')
    if (select) await userEvent.selectOptions(select, '')
    expect(values).toEqual([null])
  })
})

describe('hr-tags', () => {
  it('adds several tags at once, separated by either comma, without duplicates', async () => {
    const element = await mount<HrTags>(html`<hr-tags editable label="Tags" .tags=${['a']}></hr-tags>`)
    const values = changedValues<string[]>(element)
    const input = inside<HTMLInputElement>(element, 'input')
    input.value = 'b，c, a'
    input.dispatchEvent(new Event('change'))
    expect(values).toEqual([['a', 'b', 'c']])
  })
})

describe('hr-dialog', () => {
  it('closes with Escape and emits one close event', async () => {
    const element = await mount<HrDialog>(html`<hr-dialog open heading="Sure"><p>Text</p></hr-dialog>`)
    let closed = 0
    element.addEventListener('closed', () => closed++)
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => closed).toBe(1)
    expect(element.open).toBe(false)
  })
})

describe('hr-menu', () => {
  it('opens, moves with the arrow keys, closes on a choice', async () => {
    const chosen: string[] = []
    const element = await mount<HrMenu>(
      html`<hr-menu
        ><span slot="trigger">More</span><button @click=${() => chosen.push('one')}>One</button
        ><button @click=${() => chosen.push('two')}>Two</button></hr-menu
      >`,
    )
    inside<HTMLElement>(element, 'button').focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => inside(element, 'button').getAttribute('aria-expanded')).toBe('true')
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    expect(chosen).toEqual(['two'])
    await expect.poll(() => inside(element, 'button').getAttribute('aria-expanded')).toBe('false')
  })
})
