import { html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Grading, Scorecard, Scores } from '#server/contracts/grading.ts'
import type { RubricDefinition } from '#server/contracts/rubrics.ts'
import { getGrading, reviseMyCard } from '../../api/grading.ts'
import { Closed } from '../../events/closed.ts'
import type { NoteWritten, ScoreGiven } from '../../events/score-given.ts'
import { change } from '../../queries/change.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { partStyles } from './grading-styles.ts'
import { scoresOf } from './comparison.ts'
import './hr-score-desk.ts'
import { areSameScores, mergeScores } from './merge-scores.ts'
import { t } from '../../locales/grading.ts'

const noScore = { score: null, note: null }

/** Revises a submitted card after seeing the others. Emits `closed` when saved or cancelled. */
@customElement('hr-revising')
export class HrRevising extends LocalizedElement {
  @property({ attribute: false }) grading!: Grading
  @property({ attribute: false }) definition!: RubricDefinition
  @property({ attribute: false }) card!: Scorecard
  @state() private changes: Scores = {}
  @state() private isSending = false
  @state() private isMerged = false
  /** The card when the revision began; later saves from another window do not replace it. */
  private base: Scorecard | undefined

  static override styles = partStyles

  override willUpdate(): void {
    this.base ??= this.card
  }

  private get begun(): Scorecard {
    return this.base ?? this.card
  }

  private get scores(): Scores {
    return { ...scoresOf(this.begun), ...this.changes }
  }

  /** Merges a revision saved in another window, to be reviewed before saving. */
  private async catchUp() {
    const { mine } = await getGrading(this.grading.featureId)
    if (!mine) return
    const merged = mergeScores(scoresOf(this.begun), this.scores, scoresOf(mine))
    this.base = mine
    this.changes = Object.fromEntries(
      Object.entries(merged).filter(
        ([id, score]) => !areSameScores({ [id]: score }, { [id]: mine.scores[id] ?? noScore }),
      ),
    )
    this.isMerged = true
  }

  private change(criterion: string, to: Partial<Scores[string]>) {
    const before = this.scores[criterion] ?? { score: null, note: null }
    this.changes = { ...this.changes, [criterion]: { ...before, ...to } }
  }

  private readonly save = async () => {
    if (this.isSending || areSameScores(this.scores, scoresOf(this.begun))) return
    this.isMerged = false
    let isStale = false
    this.isSending = true
    const saved = await change({
      run: () => reviseMyCard(this.grading.featureId, { scores: this.scores }, this.begun.version),
      message: t('revise.done'),
      noun: 'feature',
      onRefused: ({ code }) => (isStale = code === 'stale-version'),
    })
    if (isStale) await this.catchUp().catch(() => undefined)
    this.isSending = false
    if (saved) this.dispatchEvent(new Closed())
  }

  override render() {
    const { scores } = this
    const notes = Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, score.note ?? '']))
    const isSame = areSameScores(scores, scoresOf(this.begun))
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
        @submit-requested=${this.save}
      >
        <span slot="state" role="status"
          >${this.isMerged ? `· ${t('revise.merged')}` : isSame ? `· ${t('revise.nothing')}` : ''}</span
        >
      </hr-score-desk>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-revising': HrRevising
  }
}
