import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import { roles } from '#server/contracts/lists.ts'
import { accessTable } from '#server/domain/access/actions.ts'
import type { HrField } from '../../../web/components/hr-field.ts'
import type { ValueChanged } from '../../../web/events/value-changed.ts'
import type { HrRoleTable } from '../../../web/pages/roles/hr-role-table.ts'
import '../../../web/pages/roles/hr-role-table.ts'
import { cellOf, rightsWithoutPage, roleGroups } from '../../../web/pages/roles/role-rows.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { inside, mount } from '../components/mount.ts'
import { expectAxeClean } from './axe-clean.ts'

beforeEach(() => changeLanguage('en'))

const rows = roleGroups.flatMap((group) => group.rows)

describe('the rows of the role table', () => {
  it('contain every permission of the server once', () => {
    const shown = [...rows.flatMap((row) => row.actions), ...rightsWithoutPage]
    expect(shown.toSorted()).toEqual(Object.keys(accessTable).toSorted())
  })

  it('combine only permissions that are identical for every role', () => {
    for (const row of rows)
      for (const role of roles)
        for (const action of row.actions)
          expect(accessTable[action][role], action).toBe(cellOf(accessTable, row, role))
  })
})

describe('hr-role-table', () => {
  const table = html`<hr-role-table
    .access=${accessTable}
    .ownRole=${'pm'}
    .chosenRole=${'pm'}
  ></hr-role-table>`
  const show = (width?: number) => mount<HrRoleTable>(table, width)
  const rowOf = (element: HrRoleTable, words: string) =>
    [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])].find((row) =>
      row.textContent?.includes(words),
    )

  it('shows yes, own only and no in words next to the symbols', async () => {
    const cells = rowOf(await show(), 'Add, change and archive features')?.querySelectorAll('td')
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

  it('shows the permissions that the server returned, not built-in ones', async () => {
    const access = { ...accessTable, 'grade.decide': { ...accessTable['grade.decide'], viewer: 'yes' } }
    const element = await mount<HrRoleTable>(html`<hr-role-table .access=${access}></hr-role-table>`)
    const cells = rowOf(element, 'Decide a grade')?.querySelectorAll('td')
    expect(cells?.[6]?.textContent?.trim()).toBe('yes')
  })

  it("highlights the reader's own role", async () => {
    const element = await show()
    const head = element.shadowRoot?.querySelector('th.mine')
    expect(head?.textContent?.replace(/\s+/g, ' ').trim()).toBe('PMyour role')
    expect(element.shadowRoot?.querySelectorAll('td.mine').length).toBe(rows.length)
  })

  it('shows one role at a time in a narrow window, and requests another', async () => {
    const element = await show()
    const lines = [...(element.shadowRoot?.querySelectorAll('.narrow li') ?? [])]
    const line = lines.find((one) => one.textContent?.includes('Work tasks'))
    expect(line?.textContent?.trim()).toMatch(/own only$/)
    let asked = ''
    element.addEventListener('value-changed', (event) => (asked = (event as ValueChanged).value))
    const select = inside<HTMLSelectElement>(inside<HrField>(element, 'hr-field'), 'select')
    expect(select.selectedOptions[0]?.label).toBe('PM (yours)')
    select.value = 'sales'
    select.dispatchEvent(new Event('change'))
    expect(asked).toBe('sales')
  })

  it('has no axe violations', { timeout: 60_000 }, async () => {
    await expectAxeClean(() => table)
  })
})
