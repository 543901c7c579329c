import { css, html, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Proposal } from '#server/contracts/grading.ts'
import type { Grade } from '#server/contracts/lists.ts'
import type { RubricDefinition } from '#server/contracts/rubrics.ts'
import { shownTotal } from '#server/domain/rubric/proposal.ts'
import { gradeColour } from '../../components/grade-colour.ts'
import { number, points } from '../../formats/numbers.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { textStyles } from '../../styles/text.ts'
import { relevantGates, proposalSentence } from './proposal-text.ts'
import type { ScoreSource } from './proposal-text.ts'
import { cssProperties } from '../../styles/css-properties.ts'

/** The vessel as a horizontal strip for phones: thresholds, level and sentence, in two sticky lines. */
@customElement('hr-level-strip')
export class HrLevelStrip extends LocalizedElement {
  @property({ attribute: false }) proposal!: Proposal
  @property({ attribute: false }) definition!: RubricDefinition
  @property() source: ScoreSource = 'live'

  static override styles = [
    textStyles,
    css`
      :host {
        padding: 8px var(--gutter) 6px;
        border-bottom: 1px solid var(--rule);
        background: color-mix(in srgb, var(--paper) 95%, transparent);
        backdrop-filter: blur(10px);
      }
      p {
        display: flex;
        gap: var(--space-3);
        align-items: baseline;
        justify-content: space-between;
        line-height: 1.3;
      }
      p span:first-child {
        font: 500 var(--step-1) / 1.3 var(--font-title);
      }
      .total {
        color: var(--ink-2);
        font: 600 var(--step--1) / 1.3 var(--font-figure);
        white-space: nowrap;
      }
      svg {
        display: block;
        width: 100%;
        height: 20px;
        overflow: visible;
      }
      .ticks {
        position: relative;
        height: 11px;
        color: var(--ink-3);
        font-size: 0.6875rem;
        line-height: 1;
      }
      .ticks span {
        position: absolute;
        transform: translateX(-50%);
      }
    `,
  ]

  override render() {
    const { proposal, definition } = this
    const isBlank = proposal.unknown.length === proposal.parts.length
    const low = isBlank ? 0 : shownTotal(proposal.low.total)
    const high = isBlank ? 0 : shownTotal(proposal.high.total)
    const colour = gradeColour(proposal.grade ?? proposal.low.grade)
    const total = isBlank ? '' : low === high ? points(low) : `${points(low)}–${points(high)}`
    const caps = relevantGates(proposal).gates.map((gate) => gate.cap)
    const lids = definition.bands.filter((_, index) =>
      caps.includes(definition.bands[index - 1]?.grade as Grade),
    )
    return html`<div aria-hidden="true">
      <p><span>${proposalSentence(proposal, this.source)}</span><span class="total">${total}</span></p>
      <svg viewBox="0 0 100 20" preserveAspectRatio="none">
        <rect x="0" y="5" width="100" height="10" fill="var(--bed)" />
        <rect x="0" y="5" width=${high} height="10" fill=${colour} opacity="0.3" />
        <rect x="0" y="5" width=${low} height="10" fill=${colour} />
        ${definition.bands
          .filter((band) => band.from > 0)
          .map(
            (band) =>
              svg`<path d=${`M${band.from} 2V18`} stroke="var(--ink-3)" vector-effect="non-scaling-stroke" />`,
          )}
        ${lids.map((band) => svg`<path d=${`M${band.from} 0V20`} stroke="var(--warn)" stroke-width="3" vector-effect="non-scaling-stroke" />`)}
      </svg>
      <div class="ticks">
        ${definition.bands
          .filter((band) => band.from > 0)
          .map((band) => html`<span ${cssProperties({ left: `${band.from}%` })}>${number(band.from)}</span>`)}
      </div>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-level-strip': HrLevelStrip
  }
}
