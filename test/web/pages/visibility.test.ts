import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Confidentiality } from '#server/contracts/confidentiality.ts'
import type { HrDeleteDialog } from '../../../web/components/hr-delete-dialog.ts'
import '../../../web/components/hr-archived.ts'
import type { HrArchived } from '../../../web/components/hr-archived.ts'
import '../../../web/components/hr-delete-dialog.ts'
import type { HrField } from '../../../web/components/hr-field.ts'
import type { HrSelectPerson } from '../../../web/components/hr-select-person.ts'
import type { HrVisibilityDialog } from '../../../web/components/hr-visibility-dialog.ts'
import '../../../web/components/hr-visibility-dialog.ts'
import type { HrWhoSees } from '../../../web/components/hr-who-sees.ts'
import '../../../web/components/hr-who-sees.ts'
import { ValueChanged, ValueTyped } from '../../../web/events/value-changed.ts'
import { mergedNames } from '../../../web/entities/confidentiality-editing.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { inside, mount, textOf } from '../components/mount.ts'
import { expectAxeClean } from './axe-clean.ts'
import { personOf } from './launch-samples.ts'

beforeEach(() => changeLanguage('en'))

const [lin, wei, ana, bo] = ['Lin', 'Wei', 'Ana', 'Bo'].map((name) => personOf({ name }))
const refs = (...people: (typeof lin)[]) =>
  people.flatMap((one) => (one ? [{ id: one.id, name: one.name }] : []))
const confided = (...people: (typeof lin)[]): Confidentiality => ({
  isConfidential: true,
  people: refs(...people),
  version: 3,
})
const changedValues = (element: HTMLElement) => {
  const values: unknown[] = []
  element.addEventListener('value-changed', (event) => values.push((event as ValueChanged<unknown>).value))
  return values
}

describe('hr-who-sees', () => {
  const line = (value: Confidentiality, mayChange = false) =>
    html`<hr-who-sees
      .isConfidential=${value.isConfidential}
      .value=${value}
      .owners=${refs(lin)}
      .mayChange=${mayChange}
    ></hr-who-sees>`

  it('lists a few people in full, and the first ones of many', async () => {
    const few = await mount<HrWhoSees>(line(confided(lin, wei)))
    expect(textOf(few)).toContain('Only Lin, Wei, and administrators see this.')
    const many = await mount<HrWhoSees>(line(confided(wei, ana, bo)))
    expect(textOf(many)).toContain('Only Lin, 3 others, and administrators see this.')
    changeLanguage('zh-Hans')
    const chinese = await mount<HrWhoSees>(line(confided(wei, ana, bo)))
    expect(textOf(chinese)).toContain('只有Lin、另外 3 人和管理员可见。')
  })

  it('hides public visibility from users who may not change it', async () => {
    const open = { isConfidential: false, people: [], version: 1 }
    expect(textOf(await mount<HrWhoSees>(line(open)))).toBe('')
    const mine = await mount<HrWhoSees>(line(open, true))
    let isAsked = false
    mine.addEventListener('visibility-requested', () => (isAsked = true))
    inside<HTMLButtonElement>(mine, 'button').click()
    expect(isAsked).toBe(true)
  })

  it('shows that a launch is confidential because of its features', async () => {
    const element = await mount<HrWhoSees>(
      html`<hr-who-sees .confidentialParts=${['Salary bands']}></hr-who-sees>`,
    )
    expect(textOf(element)).toContain('“Salary bands” is not for everyone')
    expect(element.shadowRoot?.querySelector('hr-lock')).not.toBeNull()
  })
})

describe('hr-visibility-dialog', () => {
  const dialog = (value: Confidentiality) =>
    html`<hr-visibility-dialog
      .value=${value}
      .owners=${refs(lin)}
      .people=${[lin, wei, ana, bo, personOf({ name: 'Gone', disabledAt: '2027-01-01T00:00:00.000Z' })]}
      .ownId=${wei?.id ?? ''}
    ></hr-visibility-dialog>`
  const save = (element: HrVisibilityDialog) => inside<HTMLButtonElement>(element, 'button.primary').click()

  it('offers people who are not listed yet and may sign in, and sends the selected ones', async () => {
    const element = await mount<HrVisibilityDialog>(dialog(confided(wei)))
    const values = changedValues(element)
    const select = inside<HrSelectPerson>(element, 'hr-select-person')
    expect(select.people.map(({ name }) => name)).toEqual(['Ana', 'Bo'])
    select.dispatchEvent(new ValueChanged(bo?.id ?? ''))
    await element.updateComplete
    save(element)
    expect(values).toEqual([{ isConfidential: true, personIds: [wei?.id, bo?.id] }])
  })

  it('does not let users remove themselves', async () => {
    const element = await mount<HrVisibilityDialog>(dialog(confided(wei, ana)))
    const values = changedValues(element)
    const buttons = [...(element.shadowRoot?.querySelectorAll<HTMLButtonElement>('button.icon') ?? [])]
    expect(buttons.map((one) => one.ariaLabel)).toEqual(['Take Ana off'])
    buttons[0]?.click()
    await element.updateComplete
    save(element)
    expect(values).toEqual([{ isConfidential: true, personIds: [wei?.id] }])
  })

  it('makes it public', async () => {
    const element = await mount<HrVisibilityDialog>(dialog(confided(wei)))
    const values = changedValues(element)
    inside<HTMLInputElement>(element, 'input').click()
    await element.updateComplete
    expect(textOf(element)).toContain('The people named are forgotten when you save.')
    save(element)
    expect(values).toEqual([{ isConfidential: false, personIds: [] }])
  })

  it('has no axe violations', { timeout: 120_000 }, async () => {
    await expectAxeClean(() => dialog(confided(wei, ana)))
    await expectAxeClean(
      () =>
        html`<hr-who-sees .isConfidential=${true} .value=${confided(wei)} .mayChange=${true}></hr-who-sees>`,
    )
  })
})

describe('simultaneous changes of the people by two users', () => {
  it('are merged: one addition and one removal', () => {
    expect(mergedNames(['a', 'b'], ['a', 'b', 'c'], ['b', 'd'])).toEqual(['b', 'd', 'c'])
    expect(mergedNames(['a', 'b'], ['a'], ['a', 'b', 'd'])).toEqual(['a', 'd'])
    expect(mergedNames(['a'], ['a'], ['a'])).toEqual(['a'])
  })
})

describe('an archived entity', () => {
  it('is marked, can be restored, and deleted with permission', async () => {
    const at = '2027-03-10T09:00:00.000Z'
    const element = await mount<HrArchived>(html`<hr-archived noun="launch" .at=${at}></hr-archived>`)
    expect(textOf(element)).toContain('This launch is archived since Wed 10 Mar 2027.')
    expect(element.shadowRoot?.querySelectorAll('button')).toHaveLength(1)
    const asked: string[] = []
    element.addEventListener('unarchive-requested', () => asked.push('back'))
    element.addEventListener('deletion-requested', () => asked.push('delete'))
    element.mayDelete = true
    await element.updateComplete
    for (const button of element.shadowRoot?.querySelectorAll('button') ?? []) button.click()
    expect(asked).toEqual(['back', 'delete'])
  })

  const dialog = (holders: { href: string; title: string }[] = []) =>
    html`<hr-delete-dialog
      .entityTitle=${'Shift swap'}
      .exportHref=${'#export'}
      .holders=${holders}
    ></hr-delete-dialog>`

  it('is deleted only after the export and with its title typed', async () => {
    const element = await mount<HrDeleteDialog>(dialog())
    const values = changedValues(element)
    const button = inside<HTMLButtonElement>(element, 'button.danger')
    const field = inside<HrField>(element, 'hr-field')
    expect(field.disabled).toBe(true)
    field.dispatchEvent(new ValueTyped('Shift swap'))
    await element.updateComplete
    expect(button.disabled).toBe(true)
    inside<HTMLAnchorElement>(element, 'a.button').click()
    await element.updateComplete
    expect(field.disabled).toBe(false)
    expect(button.disabled).toBe(false)
    button.click()
    expect(values).toEqual(['Shift swap'])
  })

  it('lists the launches that contain it, with links', async () => {
    const element = await mount<HrDeleteDialog>(dialog([{ href: '/launches/1', title: 'Spring' }]))
    expect(inside(element, '.holders').textContent).toContain('It stays: 1 launch tells of it.')
    expect(inside<HTMLAnchorElement>(element, '.holders a').getAttribute('href')).toBe('/launches/1')
  })

  it('has no axe violations', { timeout: 120_000 }, () =>
    expectAxeClean(() => dialog([{ href: '/launches/1', title: 'Spring' }])),
  )
})
