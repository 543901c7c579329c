import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { Closed } from '../events/closed.ts'
import { SaveRequested } from '../events/save-requested.ts'
import { dateAndTime } from '../formats/dates.ts'
import { historyText as t } from '../locales/history.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { tableStyles } from '../styles/tables.ts'
import { textStyles } from '../styles/text.ts'
import './hr-dialog.ts'

/** One field with its current and its earlier value. */
export type FieldDifference = { name: string; now: string; then: string }

/** Previews what restoring a version would change. Emits `save-requested`, or `closed`. */
@customElement('hr-restore')
export class HrRestore extends LocalizedElement {
  /** Instant at which the version was created. */
  @property() at = ''
  @property({ attribute: false }) restored: readonly FieldDifference[] = []
  /** Fields that also differ and are not restored. */
  @property({ attribute: false }) left: readonly FieldDifference[] = []

  static override styles = [
    textStyles,
    buttonStyles,
    tableStyles,
    css`
      table {
        margin-top: var(--space-4);
        table-layout: fixed;
      }
      th:first-child {
        width: 26%;
      }
      td,
      th {
        vertical-align: top;
        overflow-wrap: anywhere;
      }
      td div {
        max-height: 10em;
        overflow: auto;
        white-space: pre-line;
      }
      tbody th {
        padding-block: 10px;
        border-bottom: 1px solid var(--rule);
        color: var(--ink);
        font-weight: 600;
      }
      .now {
        color: var(--ink-2);
      }
      .empty {
        color: var(--ink-2);
      }
      .left {
        margin-top: var(--space-4);
        font-size: var(--step--1);
        color: var(--ink-2);
      }
      @media (max-width: 520px) {
        thead {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        tr,
        tbody th,
        td {
          display: block;
          width: auto;
          border: 0;
          padding: 2px 0;
        }
        tbody tr {
          padding: var(--space-2) 0;
          border-top: 1px solid var(--rule);
        }
        td::before {
          content: attr(data-says);
          display: block;
          color: var(--ink-2);
          font-size: var(--step--1);
        }
      }
    `,
  ]

  override render() {
    const at = this.at ? dateAndTime(this.at) : ''
    const close = () => this.dispatchEvent(new Closed())
    return html`<hr-dialog open .heading=${t('restore.heading', { at })} @closed=${close}>
      <p>${this.restored.length === 0 ? t('restore.gone') : t('restore.lede')}</p>
      ${this.restored.length > 0 ? this.renderTable(this.restored) : nothing}
      ${
        this.left.length > 0
          ? html`<p class="left">${t('restore.left')}</p>
              ${this.renderTable(this.left)}`
          : nothing
      }
      <button slot="actions" @click=${close}>${common('cancel')}</button>
      ${
        this.restored.length > 0
          ? html`<button
              slot="actions"
              class="primary"
              @click=${() => this.dispatchEvent(new SaveRequested())}
            >
              ${t('restore.do')}
            </button>`
          : nothing
      }
    </hr-dialog>`
  }

  private renderTable(fields: readonly FieldDifference[]) {
    const says = { now: t('restore.now'), then: t('restore.then') }
    const cell = (text: string) =>
      html`<div>${text === '' ? html`<i class="empty">${t('nothing')}</i>` : text}</div>`
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${t('restore.field')}</th>
          <th scope="col">${says.now}</th>
          <th scope="col">${says.then}</th>
        </tr>
      </thead>
      <tbody>
        ${fields.map(
          ({ name, now, then }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="now" data-says=${says.now}>${cell(now)}</td>
              <td data-says=${says.then}>${cell(then)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-restore': HrRestore
  }
}
