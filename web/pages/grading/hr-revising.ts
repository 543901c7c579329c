import { html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Grading, Scorecard, Scores } from '#server/contracts/grading.ts'
import type { RubricDefinition } from '#server/contracts/rubrics.ts'
import { reviseMyCard } from '../../api/grading.ts'
import { Closed } from '../../events/closed.ts'
import type { NoteWritten, ScoreGiven } from '../../events/score-given.ts'
import { change } from '../../state/change.ts'
import { LocalizedElement } from '../../state/localized-element.ts'
import { common } from '../../state/messages.ts'
import { partStyles } from './grading-styles.ts'
import { scoresOf } from './comparison.ts'
import './hr-score-desk.ts'
import { areSameScores } from './merge-scores.ts'
import { t } from './words.ts'

/** A submitted card scored once more, after seeing the others. Emits `closed` when it is saved or left. */
@customElement('hr-revising')
export class HrRevising extends LocalizedElement {
  @property({ attribute: false }) grading!: Grading
  @property({ attribute: false }) definition!: RubricDefinition
  @property({ attribute: false }) card!: Scorecard
  @state() private changes: Scores = {}
  @state() private isSending = false

  static override styles = partStyles

  private get scores(): Scores {
    return { ...scoresOf(this.card), ...this.changes }
  }

  private change(criterion: string, to: Partial<Scores[string]>) {
    const before = this.scores[criterion] ?? { score: null, note: null }
    this.changes = { ...this.changes, [criterion]: { ...before, ...to } }
  }

  private readonly save = async () => {
    if (this.isSending || areSameScores(this.scores, scoresOf(this.card))) return
    this.isSending = true
    const saved = await change({
      run: () => reviseMyCard(this.grading.featureId, { scores: this.scores }, this.card.version),
      said: t('revise.done'),
      invalidates: [['features'], ['activity']],
    })
    this.isSending = false
    if (saved) this.dispatchEvent(new Closed())
  }

  override render() {
    const { scores } = this
    const notes = Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, score.note ?? '']))
    const isSame = areSameScores(scores, scoresOf(this.card))
    return html`
      <h2>${t('revise.title')}</h2>
      <p class="quiet-text">
        ${t('revise.hint')}
        <button class="quiet" @click=${() => this.dispatchEvent(new Closed())}>${common('cancel')}</button>
      </p>
      <hr-score-desk
        .featureId=${this.grading.featureId}
        .definition=${this.definition}
        .facts=${this.grading.facts}
        .anchors=${this.grading.anchors}
        .scores=${scores}
        .notes=${notes}
        .submitLabel=${t('revise.save')}
        .isSending=${this.isSending}
        @score-given=${(event: ScoreGiven) => this.change(event.criterion, { score: event.score })}
        @note-written=${(event: NoteWritten) => this.change(event.criterion, { note: event.note || null })}
        @submit-asked=${this.save}
      >
        <span slot="state">${isSame ? `· ${t('revise.nothing')}` : ''}</span>
      </hr-score-desk>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-revising': HrRevising
  }
}
