import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { GateFacts, Grading, Scorecard } from '#server/contracts/grading.ts'
import type { RubricDefinition } from '#server/contracts/rubrics.ts'
import type { Session } from '#server/contracts/session.ts'
import { getGrading, saveMyCard, submitMyCard } from '../../api/grading.ts'
import type { NoteWritten, ScoreGiven } from '../../events/score-given.ts'
import { change } from '../../queries/change.ts'
import { Localize } from '../../elements/localized-element.ts'
import { problemText } from '../../formats/problem-text.ts'
import { invalidate, queryClient } from '../../queries/query.ts'
import { sessionKey } from '../../queries/noun-keys.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { CardDraft } from './card-draft.ts'
import type { SavedCard } from './card-draft.ts'
import './hr-score-desk.ts'
import { unscoredNotes } from './unscored-notes.ts'
import { t } from '../../locales/grading.ts'

/** One's own card of a round, saved while scoring, until it is submitted. */
@customElement('hr-scoring')
export class HrScoring extends LitElement {
  @property({ attribute: 'feature-id' }) featureId = ''
  @property({ attribute: false }) definition!: RubricDefinition
  @property({ attribute: false }) facts!: GateFacts
  @property({ attribute: false }) anchors: Grading['anchors'] = {}
  /** The draft as saved on the server; null before the first score. */
  @property({ attribute: false }) card: Scorecard | null = null
  @state() private isSending = false

  private readonly draft = new CardDraft(this, {
    save: (scores, version) => saveMyCard(this.featureId, { scores }, version),
    reload: async () => (await getGrading(this.featureId)).mine,
    kept: (card) => this.remember(card),
    waiting: () => {
      const me = queryClient.getQueryData<Session>(sessionKey)?.person
      return me ? unscoredNotes(me.id, this.featureId) : undefined
    },
  })

  static override styles = [textStyles, buttonStyles]

  constructor() {
    super()
    new Localize(this)
  }

  override willUpdate(): void {
    const isNewer = (this.card?.version ?? 0) > (this.draft.version ?? 0)
    const isUntouched = this.draft.state !== 'unsaved' && this.draft.state !== 'saving'
    if (isNewer && isUntouched && this.draft.state !== 'failed') this.draft.start(this.card)
  }

  /** Caches the saved card, so that returning to the page needs no request. */
  private remember(kept: SavedCard) {
    const key = ['features', this.featureId, 'grading']
    const before = queryClient.getQueryData<Grading>(key)
    // The first score opens or joins the round, so the page must be fetched again.
    if (!before?.mine || before.visibility === 'round-closed') void invalidate(key)
    else queryClient.setQueryData<Grading>(key, { ...before, mine: { ...before.mine, ...kept } })
  }

  private readonly submit = async () => {
    if (this.isSending) return
    this.isSending = true
    const isKept = await this.draft.flush()
    if (isKept) {
      await change({
        run: () => submitMyCard(this.featureId, this.draft.version),
        message: t('submit.done'),
        noun: 'feature',
      })
    }
    this.isSending = false
  }

  override render() {
    const { draft } = this
    const notes = Object.fromEntries(this.definition.criteria.map(({ id }) => [id, draft.noteOn(id)]))
    return html`<hr-score-desk
      .featureId=${this.featureId}
      .definition=${this.definition}
      .facts=${this.facts}
      .anchors=${this.anchors}
      .scores=${draft.scores}
      .notes=${notes}
      .submitLabel=${t('submit.do')}
      .submitHint=${t('submit.hint')}
      .isSending=${this.isSending}
      @score-given=${(event: ScoreGiven) => draft.score(event.criterion, event.score)}
      @note-written=${(event: NoteWritten) => draft.note(event.criterion, event.note)}
      @submit-requested=${this.submit}
    >
      <span slot="state" role="status"
        >${draft.state === 'clean' ? nothing : html`· ${t(`saving.${draft.state}`)}`}
        ${draft.error ? html`${problemText(draft.error)}` : nothing}
        ${
          draft.state === 'failed'
            ? html`<button class="quiet" @click=${() => draft.flush()}>${t('saving.again')}</button>`
            : nothing
        }</span
      >
    </hr-score-desk>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-scoring': HrScoring
  }
}
