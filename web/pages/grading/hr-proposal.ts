import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Anchor, Proposal } from '#server/contracts/grading.ts'
import type { RubricDefinition } from '#server/contracts/rubrics.ts'
import { shownTotal } from '#server/domain/rubric/proposal.ts'
import '../../components/hr-grade.ts'
import '../../components/hr-vessel.ts'
import { points } from '../../formats/numbers.ts'
import { localText } from '../../locales/language.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { textStyles } from '../../styles/text.ts'
import type { GateText, ScoreSource } from './proposal-text.ts'
import {
  relevantGates,
  gateTexts,
  nearThresholdText,
  whyRange,
  totalSentences,
  proposalSentence,
} from './proposal-text.ts'
import { proposalStyles } from './proposal-styles.ts'
import { t } from '../../locales/grading.ts'

/**
 * The proposal from the scores: the vessel, the sentence, the distances, the gates, and similar decided
 * features.
 */
@customElement('hr-proposal')
export class HrProposal extends LocalizedElement {
  @property({ attribute: false }) proposal!: Proposal
  @property({ attribute: false }) definition!: RubricDefinition
  @property() source: ScoreSource = 'consensus'
  /** Criteria without an answer on one's own card; "unknown" is an answer. */
  @property({ attribute: false }) unanswered: string[] = []
  @property({ attribute: 'feature-id' }) featureId = ''
  /** Null while it loads. */
  @property({ attribute: false }) nearest: (Anchor & { total: number })[] | null = null

  static override styles = [textStyles, proposalStyles]

  override render() {
    const { proposal, definition, source } = this
    const isBlank = proposal.unknown.length === proposal.parts.length
    const open = whyRange(proposal, definition, source, isBlank ? [] : this.unanswered)
    const near = nearThresholdText(proposal)
    const lids = relevantGates(proposal).gates.map((gate) => ({
      cap: gate.cap,
      reason: localText(gate.reason),
    }))
    return html`
      <div class="words">
        <div role="status">
          <p class="say">${proposalSentence(proposal, source)}</p>
          ${
            isBlank
              ? html`<p class="why">${t(source === 'live' ? 'proposal.emptyHint' : 'proposal.noCards')}</p>`
              : html`<ul class="why">
                  ${totalSentences(proposal, definition).map((line) => html`<li>${line}</li>`)}
                </ul>`
          }
        </div>
        ${open && !isBlank ? html`<p class="why">${open}</p>` : nothing}
        ${near ? html`<p class="gate"><b>${t('proposal.near')}</b>${near}</p>` : nothing}
      </div>
      <hr-vessel
        .bands=${definition.bands}
        .low=${isBlank ? null : shownTotal(proposal.low.total)}
        .high=${isBlank ? null : shownTotal(proposal.high.total)}
        .grade=${proposal.grade}
        .lids=${lids}
        .nearPoints=${definition.nearLinePoints}
      ></hr-vessel>
      <div class="beside">
        ${gateTexts(proposal, definition).map((gate) => this.renderGate(gate))}
        ${this.nearest === null ? nothing : this.renderNearest(this.nearest)}
      </div>
    `
  }

  private renderGate(gate: GateText) {
    const hasEmpty = gate.missing.some((part) => part.field !== null)
    return html`<div class="gate">
      <b>${gate.title}</b>
      <p>${gate.help}</p>
      <ul>
        ${gate.missing.map((part) => html`<li>${part.text}</li>`)}
      </ul>
      ${
        hasEmpty && this.featureId
          ? html`<a href=${`/features/${this.featureId}#${gate.missing.find((part) => part.field)?.field}`}
              >${t('proposal.fill')}</a
            >`
          : nothing
      }
    </div>`
  }

  private renderNearest(nearest: (Anchor & { total: number })[]) {
    return html`<div class="nearest">
      <h3>${t('proposal.nearest')}</h3>
      ${
        nearest.length === 0
          ? html`<p class="why">${t('proposal.nearestNone')}</p>`
          : html`<ul>
              ${nearest.map(
                (one) =>
                  html`<li>
                    <span class="number">${points(one.total)}</span>
                    <a href=${`/features/${one.featureId}`} title=${one.title}>${one.title}</a>
                    <hr-grade .grade=${one.grade} mark-only></hr-grade>
                  </li>`,
              )}
            </ul>`
      }
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-proposal': HrProposal
  }
}
