import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import { roles } from '#server/contracts/lists.ts'
import { accessTable } from '#server/domain/access/actions.ts'
import type { HrRoleTable } from '../../../web/pages/people/hr-role-table.ts'
import '../../../web/pages/people/hr-role-table.ts'
import { changeOf, editedFields, fieldShows } from '../../../web/pages/people/person-fields.ts'
import { cellOf, rightsWithoutPage, roleGroups } from '../../../web/pages/people/role-rows.ts'
import { changeLanguage } from '../../../web/state/language.ts'
import { mount } from '../components/mount.ts'
import { expectAxeClean } from './axe-clean.ts'
import { personOf } from './launch-samples.ts'

beforeEach(() => changeLanguage('en'))

const rows = roleGroups.flatMap((group) => group.rows)

describe('the rows of the role table', () => {
  it('hold every right that the server knows, once', () => {
    const shown = [...rows.flatMap((row) => row.actions), ...rightsWithoutPage]
    expect(shown.toSorted()).toEqual(Object.keys(accessTable).toSorted())
  })

  it('put together only what every role may do alike', () => {
    for (const row of rows)
      for (const role of roles)
        for (const action of row.actions) expect(accessTable[action][role], action).toBe(cellOf(row, role))
  })
})

describe('hr-role-table', () => {
  const show = (width?: number) =>
    mount<HrRoleTable>(html`<hr-role-table .ownRole=${'pm'}></hr-role-table>`, width)
  const rowOf = (element: HrRoleTable, words: string) =>
    [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])].find((row) =>
      row.textContent?.includes(words),
    )

  it('says yes, own only and no in words beside the marks', async () => {
    const element = await show()
    const cells = rowOf(element, 'Add, change and archive features')?.querySelectorAll('td')
    expect([...(cells ?? [])].map((cell) => cell.textContent?.trim())).toEqual([
      'yes',
      'yes',
      'yes',
      'own only',
      'no',
      'no',
      'no',
    ])
  })

  it("sets the reader's own role apart", async () => {
    const element = await show()
    const head = element.shadowRoot?.querySelector('th.mine')
    expect(head?.textContent?.replace(/\s+/g, ' ').trim()).toBe('PMyour role')
    expect(element.shadowRoot?.querySelectorAll('td.mine').length).toBe(rows.length)
  })

  it('names the roles in a list for narrow windows', async () => {
    const element = await show()
    const texts = [...(element.shadowRoot?.querySelectorAll('dd') ?? [])].map((one) => one.textContent)
    expect(texts).toContain('Everyone')
    expect(texts).toContain('Administrator, Marketing lead, PMM, and PM for their own')
  })

  it('has nothing that axe objects to', { timeout: 60_000 }, async () => {
    await expectAxeClean(() => html`<hr-role-table .ownRole=${'pm'}></hr-role-table>`)
  })
})

describe('the fields of a person', () => {
  it('change exactly the field that was edited', () => {
    expect(changeOf('role', 'viewer')).toEqual({ role: 'viewer' })
    expect(changeOf('jobFunction', '')).toEqual({ jobFunction: null })
    expect(changeOf('isDepartmentLead', 'true')).toEqual({ isDepartmentLead: true })
    expect(changeOf('email', 'a@b.example')).toEqual({ email: 'a@b.example' })
  })

  it('are shown in the words of the reader', () => {
    const person = personOf({ jobFunction: null, isDepartmentLead: true, language: 'zh-Hans' })
    expect(editedFields.map((field) => fieldShows(person, field))).toEqual([
      'Lin Yue',
      'lin@example.com',
      'PMM',
      '',
      'Yes',
      '简体中文',
    ])
  })
})
