import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Criterion } from '#server/contracts/rubrics.ts'
import { MeasuredWidth } from '../../components/measured-width.ts'
import { TextRuler } from '../../components/text-ruler.ts'
import { number } from '../../formats/numbers.ts'
import { localText } from '../../locales/language.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { cssProperties } from '../../styles/css-properties.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/rubric.ts'

/** Gap between two criteria of the bar, in pixels. */
const gap = 2
/** Narrower criteria use a small font. */
const smallBelow = 76

/**
 * The weights of a rubric as one bar of 100 points: the width of each criterion is its weight. Where a word
 * would have to break, each criterion gets its own line.
 */
@customElement('hr-weight-bar')
export class HrWeightBar extends LocalizedElement {
  @property({ attribute: false }) criteria: Criterion[] = []

  private readonly measured = new MeasuredWidth(this)
  private readonly ruler = new TextRuler(this)

  static override styles = [
    textStyles,
    css`
      ol {
        display: grid;
        grid-template-columns: var(--columns);
        gap: 2px;
      }
      .ruler {
        position: absolute;
        visibility: hidden;
        white-space: pre;
        font-size: var(--step--1);
      }
      li {
        display: flex;
        flex-direction: column;
        justify-content: space-between;
        min-width: 0;
        min-height: 86px;
        padding-block: 8px 9px;
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
        .small > * {
          padding-inline: 4px;
        }
        :is(.ruler.small, .small > span) {
          font-size: 0.6875rem;
        }
        .rows {
          grid-template-columns: minmax(0, 1fr);
          gap: 3px;
        }
        .rows li {
          display: grid;
          grid-template-columns: 2.4rem auto;
          align-items: center;
          justify-content: start;
          width: calc(var(--share) * 4.2%);
          min-width: fit-content;
          min-height: 30px;
          padding-block: 4px;
          border-radius: 3px;
        }
        .rows b {
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
        }
        li > * {
          padding-inline: 0;
          overflow-wrap: normal;
        }
      }
    `,
  ]

  /** Which criteria use the small font, from left to right; null where a word would break. */
  private get sizes(): boolean[] | null {
    const total = this.criteria.reduce((sum, one) => sum + one.weight, 0)
    const free = this.measured.width - gap * (this.criteria.length - 1)
    const sizes = this.criteria.map((one) => (free * one.weight) / total <= smallBelow)
    const isWhole = this.criteria.every((one, index) => {
      const room = (free * one.weight) / total - (sizes[index] ? 8 : 20)
      const className = sizes[index] ? 'small' : ''
      return wordsOf(localText(one.title)).every((word) => this.ruler.width(word, className) <= room)
    })
    return isWhole ? sizes : null
  }

  private columns(least: '0' | 'min-content'): string {
    return this.criteria.map((one) => `minmax(${least}, ${one.weight}fr)`).join(' ')
  }

  override render() {
    const { sizes } = this
    return html`<ol
      class=${sizes ? '' : 'rows'}
      aria-label=${t('weights')}
      ${cssProperties({
        '--columns': this.columns('0'),
        '--whole-words': this.columns('min-content'),
      })}
    >
      ${this.criteria.map((criterion, index) => {
        const isDark = index % 2 === 0
        return html`<li
          class=${sizes?.[index] ? 'small' : ''}
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

/** Unbreakable parts of a text: words, parts ending in a hyphen, single Chinese characters. */
const wordsOf = (text: string) => text.split(/\s+|(?<=[-\u2e80-\uffef])/)

declare global {
  interface HTMLElementTagNameMap {
    'hr-weight-bar': HrWeightBar
  }
}
