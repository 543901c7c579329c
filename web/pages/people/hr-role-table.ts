import { css, html, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { roles } from '#server/contracts/lists.ts'
import type { Role } from '#server/contracts/lists.ts'
import type { Cell } from '#server/domain/access/actions.ts'
import { listOf } from '../../state/formats.ts'
import { LocalizedElement } from '../../state/localized-element.ts'
import { roleName } from '../../state/messages.ts'
import { tableStyles } from '../../styles/tables.ts'
import { textStyles } from '../../styles/text.ts'
import { cellOf, roleGroups } from './role-rows.ts'
import { t } from './words.ts'

const marks = {
  yes: svg`<circle cx="8" cy="8" r="6" fill="currentColor" />`,
  own: svg`<circle cx="8" cy="8" r="5.3" /><path d="M8 2.7a5.3 5.3 0 0 0 0 10.6z" fill="currentColor" />`,
  no: svg`<path d="M5 8h6" />`,
}

/** What each role may do: a printed table, on narrow windows a list that names the roles. */
@customElement('hr-role-table')
export class HrRoleTable extends LocalizedElement {
  /** The reader's own role, set apart. */
  @property({ attribute: 'own-role' }) ownRole: Role | '' = ''

  static override styles = [
    textStyles,
    tableStyles,
    css`
      th.role {
        width: 9%;
        padding-inline-end: 0;
        text-align: center;
        white-space: normal;
      }
      th.role.mine {
        color: var(--ink);
        font-weight: 600;
      }
      th small {
        display: block;
        color: var(--ink-2);
        font-size: 0.75rem;
        font-weight: 400;
      }
      tbody th {
        padding-block: 7px;
        border-bottom: 1px solid var(--rule);
        color: var(--ink);
        font-size: var(--step-0);
        white-space: normal;
        vertical-align: middle;
      }
      tbody th.group {
        padding-top: var(--space-5);
        border-bottom-color: var(--rule-strong);
        font: 500 var(--step-1) / 1.3 var(--font-title);
      }
      td {
        padding: 7px 0;
        text-align: center;
        vertical-align: middle;
      }
      td.mine {
        background: color-mix(in srgb, var(--accent-soft) 55%, transparent);
      }
      svg {
        width: 16px;
        height: 16px;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.4;
        vertical-align: middle;
      }
      .yes,
      .own {
        color: var(--accent);
      }
      .no {
        color: var(--ink-3);
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-5);
        margin-top: var(--space-4);
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      .legend .why {
        flex-basis: 100%;
      }
      .narrow {
        display: none;
      }
      .narrow h3 {
        margin: var(--space-5) 0 var(--space-1);
        font: 500 var(--step-1) / 1.3 var(--font-title);
      }
      dt {
        padding-top: var(--space-3);
        font-weight: 500;
      }
      dd {
        padding-bottom: var(--space-3);
        border-bottom: 1px solid var(--rule);
        color: var(--ink-2);
      }
      @media (max-width: 760px) {
        table,
        .legend .mark {
          display: none;
        }
        .narrow {
          display: block;
        }
      }
      @media print {
        tr {
          break-inside: avoid;
        }
      }
    `,
  ]

  override render() {
    return html`<table>
        <caption class="visually-hidden">
          ${t('roles.caption')}
        </caption>
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">${t('roles.action')}</span></th>
            ${roles.map((role) => {
              const isMine = role === this.ownRole
              return html`<th scope="col" class="role ${isMine ? 'mine' : ''}">
                ${roleName(role)}${isMine ? html`<small>${t('roles.yours')}</small>` : nothing}
              </th>`
            })}
          </tr>
        </thead>
        ${roleGroups.map(
          (group) =>
            html`<tbody>
              <tr>
                <th class="group" scope="rowgroup" colspan=${roles.length + 1}>
                  ${t(`roles.group.${group.key}`)}
                </th>
              </tr>
              ${group.rows.map(
                (row) =>
                  html`<tr>
                    <th scope="row">${t(`roles.row.${row.key}`)}</th>
                    ${roles.map((role) => this.renderCell(cellOf(row, role), role === this.ownRole))}
                  </tr>`,
              )}
            </tbody>`,
        )}
      </table>
      ${this.renderList()}
      <div class="legend">
        <span class="mark">${this.mark('yes')} ${t('roles.legendYes')}</span>
        <span class="mark">${this.mark('own')} ${t('roles.legendOwn')}</span>
        <span class="mark">${this.mark('no')} ${t('roles.legendNo')}</span>
        <p class="why">${t('roles.legend')}</p>
      </div>`
  }

  private mark(cell: Cell) {
    return html`<svg class=${cell} viewBox="0 0 16 16" aria-hidden="true">${marks[cell]}</svg>`
  }

  private renderCell(cell: Cell, isMine: boolean) {
    return html`<td class=${isMine ? 'mine' : ''}>
      ${this.mark(cell)}<span class="visually-hidden">${t(`roles.${cell}`)}</span>
    </td>`
  }

  private renderList() {
    return html`${roleGroups.map(
      (group) =>
        html`<div class="narrow">
          <h3>${t(`roles.group.${group.key}`)}</h3>
          <dl>
            ${group.rows.map((row) => {
              const isForAll = roles.every((role) => cellOf(row, role) === 'yes')
              const names = roles.flatMap((role) => {
                const cell = cellOf(row, role)
                if (cell === 'no') return []
                return [cell === 'yes' ? roleName(role) : t('roles.ownOf', { role: roleName(role) })]
              })
              return html`<dt>${t(`roles.row.${row.key}`)}</dt>
                <dd>${isForAll ? t('roles.everyone') : listOf(names)}</dd>`
            })}
          </dl>
        </div>`,
    )}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-role-table': HrRoleTable
  }
}
