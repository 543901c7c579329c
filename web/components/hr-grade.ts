import { css, html, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Grade } from '#server/contracts/lists.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { gradeName } from '../locales/vocabulary.ts'
import { gradeColour } from './grade-colour.ts'
import { textStyles } from '../styles/text.ts'

const shapes: Record<Grade, { width: number; lines: number[] }> = {
  announce: { width: 2.5, lines: [] },
  'small-scenario': { width: 6, lines: [] },
  'big-scenario': { width: 10.5, lines: [9] },
  'concept-campaign': { width: 15, lines: [6.5, 11.5] },
}
const wave = (y: number) => `M-4 ${y} q5.25 -2.4 10.5 0 t10.5 0 t10.5 0 t10.5 0`

/** A grade as a mark and a word: with each grade the mark gets wider, darker and gains a flow line. */
@customElement('hr-grade')
export class HrGrade extends LocalizedElement {
  @property() grade: Grade | null = null
  /** Shows only the mark; the word becomes its accessible name. */
  @property({ type: Boolean, attribute: 'mark-only' }) isMarkOnly = false

  static override styles = [
    textStyles,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        white-space: nowrap;
      }
      svg {
        flex: none;
        width: 34px;
        height: 18px;
        display: block;
        border-radius: 2px;
        overflow: hidden;
      }
      .none {
        color: var(--ink-3);
      }
    `,
  ]

  override render() {
    const word = this.grade ? gradeName(this.grade) : common('channel.ungraded')
    return html`
      <svg
        viewBox="0 0 34 18"
        role=${this.isMarkOnly ? 'img' : 'presentation'}
        aria-label=${this.isMarkOnly ? word : nothing}
      >
        ${this.grade ? this.mark(this.grade) : svg`<path d=${wave(9)} fill="none" stroke="var(--ink-3)" stroke-width="1.5" stroke-dasharray="3 3"/>`}
      </svg>
      ${this.isMarkOnly ? nothing : html`<span class=${this.grade ? '' : 'none'}>${word}</span>`}
    `
  }

  private mark(grade: Grade) {
    const { width, lines } = shapes[grade]
    return svg`
      <path d=${wave(9)} fill="none" stroke=${gradeColour(grade)} stroke-width=${width} />
      ${lines.map((y) => svg`<path d=${wave(y)} fill="none" stroke="var(--paper)" stroke-width="1.1" opacity="0.75" />`)}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-grade': HrGrade
  }
}
