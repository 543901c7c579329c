import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Criterion } from '#server/contracts/rubrics.ts'
import { number } from '../../formats/numbers.ts'
import { localText } from '../../locales/language.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { cssProperties } from '../../styles/css-properties.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/rubric.ts'

/** The weights of a rubric as one bar of 100 points: each criterion as wide as it weighs. */
@customElement('hr-weight-bar')
export class HrWeightBar extends LocalizedElement {
  @property({ attribute: false }) criteria: Criterion[] = []

  static override styles = [
    textStyles,
    css`
      ol {
        display: grid;
        grid-template-columns: var(--columns);
        gap: 2px;
      }
      li {
        display: flex;
        flex-direction: column;
        justify-content: space-between;
        min-width: 0;
        min-height: 86px;
        padding-block: 8px 9px;
        container-type: inline-size;
        background: var(--water);
        color: var(--on-water);
        font-size: var(--step--1);
        line-height: 1.3;
        hyphens: auto;
        overflow: hidden;
      }
      li:first-child {
        border-start-start-radius: var(--radius);
        border-end-start-radius: var(--radius);
      }
      li:last-child {
        border-start-end-radius: var(--radius);
        border-end-end-radius: var(--radius);
      }
      li > * {
        padding-inline: 10px;
        overflow-wrap: anywhere;
      }
      b {
        font: 600 var(--step-1) / 1 var(--font-figure);
      }
      @media screen {
        @container (max-width: 76px) {
          li > * {
            padding-inline: 4px;
          }
          span {
            font-size: 0.6875rem;
          }
        }
      }
      @media screen and (max-width: 820px) {
        ol {
          grid-template-columns: minmax(0, 1fr);
          gap: 3px;
        }
        li {
          display: grid;
          grid-template-columns: 2.4rem auto;
          align-items: center;
          justify-content: start;
          width: calc(var(--share) * 4.2%);
          min-width: max-content;
          min-height: 30px;
          padding-block: 4px;
          container-type: normal;
          border-radius: 3px !important;
        }
        b {
          order: -1;
          font-size: var(--step--1);
        }
      }
      @media print {
        ol {
          grid-template-columns: var(--whole-words);
        }
        li {
          padding: 5px 4px;
          font-size: 6.5pt;
          border: 1px solid var(--ink-3);
          background: none;
          color: var(--ink);
          container-type: normal;
        }
        li > * {
          padding-inline: 0;
          overflow-wrap: normal;
        }
      }
    `,
  ]

  private columns(least: '0' | 'min-content'): string {
    return this.criteria.map((one) => `minmax(${least}, ${one.weight}fr)`).join(' ')
  }

  override render() {
    return html`<ol
      aria-label=${t('weights')}
      ${cssProperties({
        '--columns': this.columns('0'),
        '--whole-words': this.columns('min-content'),
      })}
    >
      ${this.criteria.map((criterion, index) => {
        const isDark = index % 2 === 0
        return html`<li
          ${cssProperties({
            '--share': String(criterion.weight),
            '--water': isDark
              ? 'color-mix(in srgb, var(--accent) 18%, var(--paper))'
              : 'color-mix(in srgb, var(--accent) 10%, var(--paper))',
            '--on-water': 'var(--ink)',
          })}
        >
          <span>${localText(criterion.title)}</span><b>${number(criterion.weight)}</b>
        </li>`
      })}
    </ol>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-weight-bar': HrWeightBar
  }
}
