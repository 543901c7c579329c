import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { GateFacts, Grading, Scores } from '#server/contracts/grading.ts'
import type { RubricDefinition } from '#server/contracts/rubrics.ts'
import { meansOfCard, propose, shownTotal } from '#server/domain/rubric/proposal.ts'
import { nearestFeatures } from '../../api/grading.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { keepPrevious, Query } from '../../queries/query.ts'
import { partStyles } from './grading-styles.ts'
import './hr-level-strip.ts'
import './hr-proposal.ts'
import './hr-score-card.ts'
import { t } from '../../locales/grading.ts'

/** The card to fill in next to the vessel; computes the proposal locally while scoring. */
@customElement('hr-score-desk')
export class HrScoreDesk extends LocalizedElement {
  @property({ attribute: 'feature-id' }) featureId = ''
  @property({ attribute: false }) definition!: RubricDefinition
  @property({ attribute: false }) facts!: GateFacts
  @property({ attribute: false }) anchors: Grading['anchors'] = {}
  @property({ attribute: false }) scores: Scores = {}
  @property({ attribute: false }) notes: Record<string, string> = {}
  @property({ attribute: 'submit-label' }) submitLabel = ''
  @property({ attribute: 'submit-hint' }) submitHint = ''
  @property({ type: Boolean, attribute: 'is-sending' }) isSending = false

  private readonly nearest = new Query<Awaited<ReturnType<typeof nearestFeatures>>>(this, () => {
    const { low, high } = this.proposal
    const total = low.total === high.total ? shownTotal(low.total) : null
    return {
      queryKey: ['features', this.featureId, 'nearest', total],
      queryFn: ({ signal }) => nearestFeatures(this.featureId, total ?? 0, signal),
      enabled: this.featureId !== '' && total !== null,
      placeholderData: keepPrevious,
    }
  })

  static override styles = partStyles

  private get proposal() {
    return propose(this.definition, meansOfCard(this.definition, this.scores), this.facts)
  }

  private get unanswered(): string[] {
    return this.definition.criteria.map((one) => one.id).filter((id) => this.scores[id] === undefined)
  }

  override render() {
    const { definition, proposal } = this
    const isRange = proposal.low.total !== proposal.high.total
    return html`<hr-level-strip
        class="strip"
        .proposal=${proposal}
        .definition=${definition}
      ></hr-level-strip>
      <div class="columns">
        <section aria-labelledby="card">
          <h2 id="card" class="visually-hidden">${t('card')}</h2>
          <hr-score-card
            .definition=${definition}
            .scores=${this.scores}
            .notes=${this.notes}
            .anchors=${this.anchors}
            .submitLabel=${this.submitLabel}
            .submitHint=${this.submitHint}
            .isSending=${this.isSending}
          >
            <slot name="state" slot="state"></slot>
          </hr-score-card>
        </section>
        <aside>
          <hr-proposal
            source="live"
            .definition=${definition}
            .proposal=${proposal}
            .unanswered=${this.unanswered}
            .featureId=${this.featureId}
            .nearest=${isRange ? null : (this.nearest.data?.items ?? null)}
          ></hr-proposal>
        </aside>
      </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-score-desk': HrScoreDesk
  }
}
