import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { AccessTable } from '#server/contracts/access.ts'
import { roles } from '#server/contracts/lists.ts'
import type { Role } from '#server/contracts/lists.ts'
import type { Cell } from '#server/domain/access/actions.ts'
import '../../components/hr-field.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { roleName } from '../../locales/vocabulary.ts'
import { tableStyles } from '../../styles/tables.ts'
import { textStyles } from '../../styles/text.ts'
import { roleMark } from './role-mark.ts'
import { cellOf, roleGroups } from './role-rows.ts'
import type { Row } from './role-rows.ts'
import { roleTableStyles } from './role-table-styles.ts'
import { t } from '../../locales/roles.ts'

/**
 * The permissions of each role: a table, on narrow windows one role at a time. Emits `value-changed` with the
 * selected role.
 */
@customElement('hr-role-table')
export class HrRoleTable extends LocalizedElement {
  /** The role permissions as the server enforces them. */
  @property({ attribute: false }) access: AccessTable['actions'] = {}
  /** The reader's own role, highlighted. */
  @property({ attribute: 'own-role' }) ownRole: Role | '' = ''
  /** The role shown on a narrow window. */
  @property({ attribute: 'chosen-role' }) chosenRole: Role = 'viewer'

  static override styles = [textStyles, tableStyles, roleTableStyles]

  private readonly choose = (event: ValueChanged) => {
    event.stopPropagation()
    const role = roles.find((one) => one === event.value)
    if (role) this.dispatchEvent(new ValueChanged(role))
  }

  override render() {
    return html`<table>
        <caption class="visually-hidden">
          ${t('caption')}
        </caption>
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">${t('action')}</span></th>
            ${roles.map((role) => {
              const isMine = role === this.ownRole
              return html`<th scope="col" class="role ${isMine ? 'mine' : ''}">
                ${roleName(role)}${isMine ? html`<small>${t('yourRole')}</small>` : nothing}
              </th>`
            })}
          </tr>
        </thead>
        ${roleGroups.map(
          (group) =>
            html`<tbody>
              <tr>
                <th class="group" scope="rowgroup" colspan=${roles.length + 1}>${t(`group.${group.key}`)}</th>
              </tr>
              ${group.rows.map(
                (row) =>
                  html`<tr>
                    <th scope="row">${t(`row.${row.key}`)}</th>
                    ${roles.map((role) =>
                      this.renderCell(cellOf(this.access, row, role), role === this.ownRole),
                    )}
                  </tr>`,
              )}
            </tbody>`,
        )}
      </table>
      ${this.renderOne()}
      <div class="legend">
        <span class="mark">${roleMark('yes')} ${t('legendYes')}</span>
        <span class="mark">${roleMark('own')} ${t('legendOwn')}</span>
        <span class="mark">${roleMark('no')} ${t('legendNo')}</span>
        <p class="why">${t('legend')}</p>
      </div>`
  }

  private renderCell(cell: Cell, isMine: boolean) {
    return html`<td class=${isMine ? 'mine' : ''}>
      ${roleMark(cell)}<span class="visually-hidden">${t(cell)}</span>
    </td>`
  }

  private renderOne() {
    const options = roles.map((role) => ({
      value: role,
      label: role === this.ownRole ? t('chooseYours', { role: roleName(role) }) : roleName(role),
    }))
    return html`<div class="narrow">
      <hr-field
        type="select"
        .label=${t('choose')}
        .options=${options}
        .value=${this.chosenRole}
        @value-changed=${this.choose}
      ></hr-field>
      ${roleGroups.map(
        (group) =>
          html`<h3>${t(`group.${group.key}`)}</h3>
            <ul>
              ${group.rows.map((row) => this.renderLine(row))}
            </ul>`,
      )}
    </div>`
  }

  private renderLine(row: Row) {
    const cell = cellOf(this.access, row, this.chosenRole)
    return html`<li class="is-${cell}">
      ${roleMark(cell)}<span>${t(`row.${row.key}`)}</span><small>${t(cell)}</small>
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-role-table': HrRoleTable
  }
}
