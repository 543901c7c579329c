import { html } from 'lit'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AccountLink } from '#server/contracts/accounts.ts'
import type { Person } from '#server/contracts/people.ts'
import type { HrField } from '../../../web/components/hr-field.ts'
import { ValueTyped } from '../../../web/events/value-changed.ts'
import type { ValueChanged } from '../../../web/events/value-changed.ts'
import type { HrAccountDialog } from '../../../web/pages/people/hr-account-dialog.ts'
import '../../../web/pages/people/hr-account-dialog.ts'
import type { HrAccountLink } from '../../../web/pages/people/hr-account-link.ts'
import '../../../web/pages/people/hr-account-link.ts'
import type { HrPeopleApart } from '../../../web/pages/people/hr-people-apart.ts'
import '../../../web/pages/people/hr-people-apart.ts'
import '../../../web/pages/people/hr-people-table.ts'
import type { HrPersonMenu } from '../../../web/pages/people/hr-person-menu.ts'
import '../../../web/pages/people/hr-person-menu.ts'
import { changeOf, editedFields, personFieldText } from '../../../web/pages/people/person-fields.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { inside, mount, textOf } from '../components/mount.ts'
import { expectAxeClean } from './axe-clean.ts'
import { personOf } from './launch-samples.ts'

beforeEach(() => changeLanguage('en'))

describe('the fields of a person', () => {
  it('produce a change of exactly the edited field', () => {
    expect(changeOf('role', 'viewer')).toEqual({ role: 'viewer' })
    expect(changeOf('jobFunction', '')).toEqual({ jobFunction: null })
    expect(changeOf('isDepartmentLead', 'true')).toEqual({ isDepartmentLead: true })
    expect(changeOf('email', 'a@b.example')).toEqual({ email: 'a@b.example' })
  })

  it('are shown in the language of the reader', () => {
    const person = personOf({ jobFunction: null, isDepartmentLead: true, language: 'zh-Hans' })
    expect(editedFields.map((field) => personFieldText(person, field))).toEqual([
      'Lin Yue',
      'lin@example.com',
      'PMM',
      '',
      'Yes',
      '简体中文',
    ])
  })
})

const link = (part: Partial<AccountLink> = {}): AccountLink => ({
  url: 'https://headrace.example/join#token=abc',
  purpose: 'invite',
  expiresAt: '2027-03-17T09:00:00.000Z',
  isMailed: false,
  ...part,
})

describe('hr-account-link', () => {
  const show = (part: Partial<AccountLink> = {}) =>
    html`<hr-account-link .person=${personOf()} .link=${link(part)}></hr-account-link>`

  it('shows whether it was mailed and until when it is valid', async () => {
    const made = await mount<HrAccountLink>(show())
    expect(textOf(made)).toContain('Invitation for Lin Yue')
    expect(textOf(made)).toContain('It was not mailed')
    expect(textOf(made)).toContain('17 Mar 2027')
    const mailed = await mount<HrAccountLink>(show({ isMailed: true, purpose: 'reset' }))
    expect(textOf(mailed)).toContain('New link for Lin Yue')
    expect(textOf(mailed)).toContain('It also went to lin@example.com by mail.')
  })

  it('copies the link, or selects it where the clipboard is not available', async () => {
    const element = await mount<HrAccountLink>(show())
    inside<HTMLButtonElement>(element, 'button.primary').click()
    await vi.waitFor(() => expect(textOf(element)).toMatch(/Copied|marked/))
    if (textOf(element).includes('marked')) {
      const field = inside<HTMLInputElement>(element, 'input')
      expect(field.selectionEnd).toBe(link().url.length)
    }
  })

  it('has no axe violations', { timeout: 60_000 }, () => expectAxeClean(() => show()))
})

describe('the actions on an account', () => {
  const itemsOf = async (person: Person, isOwn = false) => {
    const element = await mount<HrPersonMenu>(
      html`<hr-person-menu .person=${person} .isOwn=${isOwn}></hr-person-menu>`,
    )
    return [...inside(element, 'hr-menu').querySelectorAll('a, button')].map((one) => one.textContent?.trim())
  }

  it('depend on the state of the account', async () => {
    expect(await itemsOf(personOf())).toEqual([
      'New link to set a password',
      'Remove second factor',
      'Sign out everywhere, end tokens',
      'Download personal data',
      'Disable',
      'Anonymise',
    ])
    expect(await itemsOf(personOf({ disabledAt: '2027-03-01T00:00:00.000Z' }))).toEqual([
      'Download personal data',
      'Enable',
      'Anonymise',
    ])
  })

  it('cannot lock users out of their own account', async () => {
    expect(await itemsOf(personOf(), true)).toEqual(['Download personal data'])
  })

  it('require the typed name before anonymising', async () => {
    const element = await mount<HrAccountDialog>(
      html`<hr-account-dialog .person=${personOf()} act="anonymise"></hr-account-dialog>`,
    )
    const said: unknown[] = []
    element.addEventListener('value-changed', (event) => said.push((event as ValueChanged).value))
    const button = inside<HTMLButtonElement>(element, 'button.danger')
    expect(button.disabled).toBe(true)
    for (const [typed, isMeant] of [
      ['lin yue', false],
      ['Lin Yue', true],
    ] as const) {
      inside<HrField>(element, 'hr-field').dispatchEvent(new ValueTyped(typed))
      await element.updateComplete
      expect(button.disabled).toBe(!isMeant)
    }
    button.click()
    expect(said).toEqual(['anonymise'])
  })

  it('have no axe violations', { timeout: 60_000 }, () =>
    expectAxeClean(() => html`<hr-account-dialog .person=${personOf()} act="anonymise"></hr-account-dialog>`),
  )
})

describe('the list of people', () => {
  const gone = [
    personOf({ name: 'Wei', disabledAt: '2027-03-01T00:00:00.000Z' }),
    personOf({
      name: 'Former colleague',
      disabledAt: '2027-02-01T00:00:00.000Z',
      anonymisedAt: '2027-02-02T00:00:00.000Z',
    }),
  ]

  it('shows disabled and anonymised people in sections of their own', async () => {
    const element = await mount<HrPeopleApart>(
      html`<hr-people-apart .people=${[personOf(), ...gone]}></hr-people-apart>`,
    )
    const sections = [...(element.shadowRoot?.querySelectorAll('section') ?? [])]
    expect(sections.map((one) => one.querySelectorAll('li').length)).toEqual([1, 1])
    expect(sections[0]?.textContent).toContain('Wei')
    expect(sections[0]?.textContent).toContain('since Mon 1 Mar 2027')
    expect(sections[1]?.querySelector('hr-person-menu')).toBeNull()
  })

  it('has no axe violations', { timeout: 60_000 }, async () => {
    await expectAxeClean(() => html`<hr-people-apart .people=${gone}></hr-people-apart>`)
    await expectAxeClean(() => html`<hr-people-table .people=${[personOf()]}></hr-people-table>`)
  })
})
