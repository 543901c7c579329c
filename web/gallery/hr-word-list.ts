import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { LocalizedElement } from '../elements/localized-element.ts'
import { tableStyles } from '../styles/tables.ts'
import { textStyles } from '../styles/text.ts'
import { pairs, t } from '../locales/gallery.ts'

/** The glossary: each term in both languages, with its meaning in Headrace. */
@customElement('hr-word-list')
export class HrWordList extends LocalizedElement {
  static override styles = [
    textStyles,
    tableStyles,
    css`
      td {
        overflow-wrap: break-word;
      }
    `,
  ]

  override render() {
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t('words')}>
      <table>
        <thead>
          <tr>
            <th scope="col" lang="en">${t('english')}</th>
            <th scope="col" lang="zh-Hans">${t('chinese')}</th>
            <th scope="col">${t('meaning')}</th>
          </tr>
        </thead>
        <tbody>
          ${pairs.map(
            (pair) =>
              html`<tr>
                <td lang="en">${pair.en}</td>
                <td lang="zh-Hans">${pair.zhHans}</td>
                <td>${t(`word.${pair.key}.means`)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-word-list': HrWordList
  }
}
