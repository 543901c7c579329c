import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Consensus, Grading, Proposal, Scorecard } from '#server/contracts/grading.ts'
import type { Person } from '#server/contracts/people.ts'
import type { RubricDefinition } from '#server/contracts/rubrics.ts'
import type { Session } from '#server/contracts/session.ts'
import { decideGrade } from '../../api/grading.ts'
import type { DecisionRequested } from '../../events/decision-requested.ts'
import { change } from '../../queries/change.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { gradeName } from '../../locales/vocabulary.ts'
import { whyNot } from '../../session/permissions.ts'
import { fieldErrorFor } from '../../formats/problem-text.ts'
import { partStyles } from './grading-styles.ts'
import './hr-comparison.ts'
import './hr-decide.ts'
import './hr-level-strip.ts'
import './hr-proposal.ts'
import './hr-revising.ts'
import { t } from '../../locales/grading.ts'

/** The open round after submitting or revealing: cards in comparison, the proposal, and the decision form. */
@customElement('hr-round')
export class HrRound extends LocalizedElement {
  @property({ attribute: false }) grading!: Grading & {
    cards: Scorecard[]
    consensus: Consensus
    proposal: Proposal
  }
  @property({ attribute: false }) definition!: RubricDefinition
  @property({ attribute: false }) session: Session | undefined
  @property({ attribute: false }) people: Person[] = []
  @property({ type: Boolean, attribute: 'is-archived' }) isArchived = false
  @state() private isRevising = false
  @state() private isSending = false
  @state() private reasonError = ''

  static override styles = partStyles

  private readonly decide = async (event: DecisionRequested) => {
    this.isSending = true
    this.reasonError = ''
    await change({
      run: () => {
        const { featureId, round, decisions } = this.grading
        return decideGrade(featureId, {
          ...event.decision,
          roundId: round?.closedAt === null ? round.id : null,
          supersedes: decisions.find((one) => !one.isSuperseded)?.id ?? null,
        })
      },
      message: t('decide.done', { grade: gradeName(event.decision.grade) }),
      noun: 'feature',
      onRefused: (error) => {
        this.reasonError = fieldErrorFor(error, 'reason')
        return this.reasonError !== ''
      },
    })
    this.isSending = false
  }

  override render() {
    const { grading, definition } = this
    const mine = grading.mine?.submittedAt ? grading.mine : null
    if (this.isRevising && mine) {
      return html`<hr-revising
        .grading=${grading}
        .definition=${definition}
        .card=${mine}
        @closed=${() => (this.isRevising = false)}
      ></hr-revising>`
    }
    return html`<hr-level-strip
        class="strip"
        source="consensus"
        .proposal=${grading.proposal}
        .definition=${definition}
      ></hr-level-strip>
      <div class="columns">
        <div>
          <section aria-labelledby="cards">
            <h2 id="cards">${t('compare.title')}</h2>
            <hr-comparison
              .definition=${definition}
              .cards=${grading.cards}
              .consensus=${grading.consensus}
              .proposal=${grading.proposal}
            ></hr-comparison>
            ${
              mine && !this.isArchived
                ? html`<div class="foot">
                    <button @click=${() => (this.isRevising = true)}>${t('revise.do')}</button>
                  </div>`
                : nothing
            }
            ${grading.visibility === 'revealed' ? html`<p class="quiet-text">${t('reveal.done')}</p>` : nothing}
          </section>
          <section class="section" aria-labelledby="decide">
            <h2 id="decide">${t('decide.title')}</h2>
            ${this.renderDecide()}
          </section>
        </div>
        <aside>
          <hr-proposal
            .definition=${definition}
            .proposal=${grading.proposal}
            .featureId=${grading.featureId}
            .nearest=${grading.nearest}
          ></hr-proposal>
        </aside>
      </div>`
  }

  private renderDecide() {
    const { grading, session } = this
    const refusal = whyNot(session, 'grade.decide')
    if (!session?.person || this.isArchived) return nothing
    if (refusal) return html`<p class="quiet-text">${t('decide.notYou')} ${refusal}</p>`
    if (grading.cards.length === 0) return html`<p class="quiet-text">${t('decide.noCards')}</p>`
    return html`<p class="hint">${t('decide.lede')}</p>
      <hr-decide
        .definition=${this.definition}
        .proposal=${grading.proposal}
        .consensus=${grading.consensus}
        .facts=${grading.facts}
        .raters=${grading.raters}
        .people=${this.people}
        .decider=${session.person}
        .today=${session.workspace.today}
        .isSending=${this.isSending}
        .reasonError=${this.reasonError}
        @decision-requested=${this.decide}
      ></hr-decide>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-round': HrRound
  }
}
