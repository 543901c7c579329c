import type { LitElement } from 'lit'
import type { HrInlineEdit } from '../../components/hr-inline-edit.ts'

/**
 * Opens the field that an address names after `#`, wherever on the page it stands.
 * @returns whether there is such a field
 */
export async function openField(page: ShadowRoot, field: string): Promise<boolean> {
  for (const part of page.querySelectorAll<LitElement>('hr-feature-head, hr-feature-facts')) {
    await part.updateComplete
    const edit = part.shadowRoot?.getElementById(field) as HrInlineEdit | null | undefined
    if (!edit) continue
    await edit.edit()
    return true
  }
  return false
}
