import { css, html, unsafeCSS } from 'lit'
import type { CSSResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { RubricDefinition } from '#server/contracts/rubrics.ts'
import { number } from '../../formats/numbers.ts'
import { localText } from '../../locales/language.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/rubric.ts'

const levels = [0, 1, 2, 3, 4, 5]

/** The table as stacked lists: on request, and where six columns do not fit. */
const asList = (host: CSSResult) => css`
  ${host} :is(table, tbody, tr, th, td) {
    display: block;
  }
  ${host} thead {
    display: none;
  }
  ${host} tbody tr {
    max-width: 760px;
    padding: var(--space-4) 0;
  }
  ${host} tbody th {
    padding: 0 0 var(--space-2);
    font-size: var(--step-1);
  }
  ${host} .weight {
    max-width: 260px;
  }
  ${host} .question {
    color: var(--ink-2);
    font-size: var(--step-0);
  }
  ${host} td {
    display: grid;
    grid-template-columns: 2.2rem minmax(0, 1fr);
    padding: 6px 14px 6px 0;
    background: none;
    font-size: var(--step-0);
  }
  ${host} td + td {
    border-top: 1px dotted var(--rule-strong);
  }
  ${host} .digit {
    display: block;
    color: var(--ink-3);
    font: 600 var(--step--1) / 1.8 var(--font-figure);
  }
`

/** All criteria with their six levels: as a table for comparison, or as lists. */
@customElement('hr-criteria-sheet')
export class HrCriteriaSheet extends LocalizedElement {
  @property({ attribute: false }) definition!: RubricDefinition
  @property({ reflect: true }) view: 'sheet' | 'list' = 'sheet'

  static override styles = [
    textStyles,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
        table-layout: fixed;
      }
      col.first {
        width: 19%;
      }
      th,
      td {
        padding: 12px 14px 14px;
        text-align: start;
        vertical-align: top;
        font-weight: 400;
        overflow-wrap: anywhere;
      }
      thead th {
        padding-block: 0 6px;
        color: var(--ink-3);
        font: 600 var(--step--1) / 1 var(--font-figure);
      }
      tbody tr {
        border-top: 1px solid var(--rule);
      }
      tbody th {
        padding-inline-start: 0;
      }
      td {
        color: var(--ink);
        font-size: var(--step--1);
        line-height: 1.45;
      }
      td:nth-of-type(odd) {
        background: color-mix(in srgb, var(--paper-sunk) 60%, transparent);
      }
      b {
        font-weight: 600;
      }
      .weight {
        display: flex;
        gap: 8px;
        align-items: center;
        margin: 6px 0;
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      .question {
        color: var(--ink-3);
        font-size: var(--step--1);
        line-height: 1.45;
      }
      svg {
        flex: 1;
        height: 6px;
        border-radius: 3px;
        background: var(--paper-sunk);
      }
      rect {
        fill: var(--accent);
      }
      .digit {
        display: none;
      }
      ${asList(unsafeCSS(`:host([view='list'])`))}
      @media screen {
        @container (max-width: 98ch) {
          ${asList(unsafeCSS(':host'))}
        }
      }
      @media print {
        :host([view='sheet']) :is(th, td) {
          padding: 6px 7px 8px 0;
          font-size: 8pt;
          line-height: 1.35;
          hyphens: auto;
          overflow-wrap: break-word;
        }
        .question {
          font-size: 7.5pt;
          line-height: 1.35;
        }
        tbody tr {
          break-inside: avoid;
        }
      }
    `,
  ]

  override render() {
    const { criteria } = this.definition
    const most = Math.max(...criteria.map((one) => one.weight))
    return html`<table>
      <colgroup>
        <col class="first" />
        ${levels.map(() => html`<col />`)}
      </colgroup>
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">${t('criterion')}</span></th>
          ${levels.map((level) => html`<th scope="col" aria-label=${t('level', { level })}>${level}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${criteria.map(
          (criterion) =>
            html`<tr id=${criterion.id}>
              <th scope="row">
                <b>${localText(criterion.title)}</b>
                <span class="weight"
                  ><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                    <rect width=${(criterion.weight / most) * 100} height="6" /></svg
                  ><span class="number">${number(criterion.weight)}</span></span
                >
                <p class="question">${localText(criterion.question)}</p>
              </th>
              ${criterion.levels.map(
                (sentence, level) => html`<td><span class="digit">${level}</span>${localText(sentence)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-criteria-sheet': HrCriteriaSheet
  }
}
