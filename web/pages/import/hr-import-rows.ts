import { shownText } from '#server/contracts/names.ts'
import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Import, ImportRow, ImportRowPage } from '#server/contracts/imports.ts'
import '../../components/hr-skeleton.ts'
import { fieldName } from '../../locales/feature-fields.ts'
import { number } from '../../formats/numbers.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { withSearch } from '../../navigation/location.ts'
import { featureStageName } from '../../locales/vocabulary.ts'
import { featureStages } from '#server/contracts/lists.ts'
import { tableStyles } from '../../styles/tables.ts'
import { textStyles } from '../../styles/text.ts'
import { rowsStyles } from './import-rows-styles.ts'
import { rowKinds, type RowKind } from './import-state.ts'
import { rowErrorText } from './import-error-text.ts'
import { t } from '../../locales/import.ts'

/** The rows of a file by outcome, one outcome at a time, as chosen in the address. */
@customElement('hr-import-rows')
export class HrImportRows extends LocalizedElement {
  @property() kind: RowKind = 'new'
  @property({ attribute: false }) counts: Import['counts'] = { new: 0, changed: 0, same: 0, wrong: 0 }
  /** Undefined while the rows load. */
  @property({ attribute: false }) page: ImportRowPage | undefined
  @property({ type: Boolean, reflect: true, attribute: 'stale' }) isStale = false

  static override styles = [textStyles, tableStyles, rowsStyles]

  override render() {
    return html`
      <nav aria-label=${t('kinds.name')}>
        ${rowKinds.map(
          (kind) =>
            html`<a
              class="${kind} ${this.counts[kind] === 0 ? 'zero' : ''}"
              href=${withSearch({ rows: kind, cursor: null, from: null })}
              aria-current=${kind === this.kind ? 'page' : nothing}
              >${t(`kinds.${kind}`)} <b>${number(this.counts[kind])}</b></a
            >`,
        )}
      </nav>
      ${this.renderRows()}
    `
  }

  private renderRows() {
    if (this.counts[this.kind] === 0) return html`<p class="none">${t(`kinds.none.${this.kind}`)}</p>`
    if (!this.page) return html`<hr-skeleton lines="8"></hr-skeleton>`
    const { items } = this.page
    if (this.kind === 'changed') return this.renderTable(items, this.changedHead, this.changedRow)
    if (this.kind === 'wrong') return this.renderTable(items, this.wrongHead, this.wrongRow)
    return this.renderTable(items, this.plainHead, this.plainRow)
  }

  private renderTable(items: ImportRow[], head: () => unknown, row: (row: ImportRow) => unknown) {
    return html`<table class=${this.kind}>
      <caption class="visually-hidden">
        ${t(`kinds.${this.kind}`)}
      </caption>
      <thead>
        <tr>
          <th class="number line">${t('rows.line')}</th>
          ${head()}
        </tr>
      </thead>
      <tbody>
        ${items.map(
          (item) =>
            html`<tr>
              <td class="number line">${number(item.line)}</td>
              ${row(item)}
            </tr>`,
        )}
      </tbody>
    </table>`
  }

  private readonly plainHead = () =>
    html`<th>${t('rows.title')}</th>
      <th class="key">${t('rows.key')}</th>`

  private readonly plainRow = (row: ImportRow) =>
    html`<td>${titleOf(row)}</td>
      <td class="key">${shownText(row.externalKey ?? '')}</td>`

  private readonly changedHead = () =>
    html`<th class="what">${t('rows.title')}</th>
      <th>${t('rows.before')} → ${t('rows.after')}</th>`

  private readonly changedRow = (row: ImportRow) =>
    html`<td class="what">${titleOf(row)}<small>${shownText(row.externalKey ?? '')}</small></td>
      <td>
        <dl>
          ${row.changes.map(
            ({ field, before, after }) =>
              html`<div>
                <dt>${fieldName(field)}</dt>
                <dd>
                  <del>${valueOf(field, before)}</del>
                  <span aria-hidden="true">→</span><span class="visually-hidden">${t('rows.becomes')}</span>
                  <ins>${valueOf(field, after)}</ins>
                </dd>
              </div>`,
          )}
        </dl>
      </td>`

  private readonly wrongHead = () =>
    html`<th class="what">${t('rows.title')}</th>
      <th>${t('rows.reason')}</th>`

  private readonly wrongRow = (row: ImportRow) =>
    html`<td class="what">${titleOf(row)}<small>${shownText(row.externalKey ?? '')}</small></td>
      <td>
        <dl>
          ${row.errors.map(
            (error) =>
              html`<div>
                <dt class="name">${error.path || t('rows.wholeRow')}</dt>
                <dd>${rowErrorText(error)}</dd>
              </div>`,
          )}
        </dl>
      </td>`
}

const titleOf = (row: ImportRow) =>
  row.title
    ? html`<span class="title" title=${shownText(row.title)}>${shownText(row.title)}</span>`
    : html`<i>${t('rows.untitled')}</i>`

/** A value in the preview: stages by name, an empty value as "empty". */
function valueOf(field: string, value: string | null) {
  if (value === null || value === '') return html`<i>${t('rows.empty')}</i>`
  const stage = field === 'stage' ? featureStages.find((one) => one === value) : undefined
  return stage ? featureStageName(stage) : shownText(value)
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-import-rows': HrImportRows
  }
}
