import { shownText } from '#server/contracts/names.ts'
import { html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { Anchor, Score } from '#server/contracts/grading.ts'
import type { Criterion } from '#server/contracts/rubrics.ts'
import { pointsOf } from '#server/domain/rubric/reading.ts'
import { CriterionEntered, NoteWritten, ScoreGiven } from '../../events/score-given.ts'
import { number } from '../../formats/numbers.ts'
import { localText } from '../../locales/language.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { criterionOpenStyles } from './criterion-open-styles.ts'
import { criterionStyles } from './criterion-styles.ts'
import { t } from '../../locales/grading.ts'

/**
 * One criterion to score: a radio group of six levels and "I do not know", past features next to each level,
 * a note.
 */
@customElement('hr-criterion')
export class HrCriterion extends LocalizedElement {
  @property({ attribute: false }) criterion!: Criterion
  /** Undefined = not answered yet; a score of null = unknown. */
  @property({ attribute: false }) score: Score | undefined
  @property() note = ''
  /** level → decided features with that score */
  @property({ attribute: false }) anchors: Record<string, Anchor[]> = {}
  /** Expanded, with its level descriptions visible. */
  @property({ type: Boolean, reflect: true, attribute: 'is-current' }) isCurrent = false
  @state() private isNoting = false
  @query('textarea') private readonly textarea!: HTMLTextAreaElement | null
  @query('section') private readonly section!: HTMLElement

  static override styles = [textStyles, buttonStyles, fieldStyles, criterionStyles, criterionOpenStyles]

  constructor() {
    super()
    this.addEventListener('click', () => this.enter())
    this.addEventListener('focusin', () => this.enter())
  }

  /**
   * Focuses the chosen level, or the first.
   * @param given a score that was just given and is not rendered yet
   */
  async focusScale(given?: number | null): Promise<void> {
    await this.updateComplete
    const wanted = given === undefined ? ':checked' : `[value='${given ?? 'unknown'}']`
    const chosen = this.renderRoot.querySelector<HTMLInputElement>(`input${wanted}`)
    const target = chosen ?? this.renderRoot.querySelector<HTMLInputElement>('input')
    target?.focus({ preventScroll: true })
    this.section.scrollIntoView({ block: 'nearest' })
  }

  /** Opens the note and focuses it. */
  async writeNote(): Promise<void> {
    this.isNoting = true
    await this.updateComplete
    this.textarea?.focus()
  }

  private enter(): void {
    if (!this.isCurrent) this.dispatchEvent(new CriterionEntered(this.criterion.id))
  }

  private readonly leaveNote = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.stopPropagation()
    void this.focusScale()
  }

  private readonly choose = (score: number | null) => () => {
    this.dispatchEvent(new ScoreGiven(this.criterion.id, score))
  }

  override render() {
    const { criterion, score } = this
    const known = score?.score ?? null
    return html`
      <section aria-labelledby="title">
        <h3 id="title">
          ${localText(criterion.title)} <small>${t('weight', { count: criterion.weight })}</small>
        </h3>
        <p class="question">${localText(criterion.question)}</p>
        ${this.renderChosen()}
        <div class="scale" role="radiogroup" aria-labelledby="title">
          ${criterion.levels.map((sentence, level) => this.renderLevel(level, localText(sentence)))}
          ${this.renderLevel(null, t('unknown'))}
        </div>
        <span class="points number">
          ${
            known === null
              ? number(criterion.weight)
              : t('pointsOf', {
                  points: number(pointsOf(criterion.weight, known)),
                  weight: number(criterion.weight),
                })
          }
        </span>
        ${this.renderNote()}
      </section>
    `
  }

  private renderChosen() {
    const { score, criterion } = this
    if (!score) return html`<p class="chosen open-yet">${t('unanswered')}</p>`
    const sentence = score.score === null ? undefined : criterion.levels[score.score]
    const text = sentence ? localText(sentence) : t('unknown')
    return html`<p class="chosen" title=${text}>${text}</p>`
  }

  private renderLevel(level: number | null, sentence: string) {
    const isChosen = this.score !== undefined && this.score.score === level
    const known = this.score?.score ?? null
    const isUnder = level !== null && known !== null && level < known
    const past = level === null ? [] : (this.anchors[level] ?? [])
    const name = level === null ? sentence : t('levelName', { level, sentence })
    return html`<div class="level ${isUnder ? 'under' : ''} ${level === null ? 'unknown' : ''}">
      <label>
        <input
          type="radio"
          name="level"
          value=${level ?? 'unknown'}
          aria-label=${name}
          .checked=${live(isChosen)}
          @change=${this.choose(level)}
        />
        <b aria-hidden="true">${level ?? '?'}</b><span aria-hidden="true">${sentence}</span>
      </label>
      ${
        past.length > 0
          ? html`<p class="past" title=${past.map((one) => one.title).join(' · ')}>
              ${t('pastHere')}
              ${past.map(
                (one, index) =>
                  html`${index > 0 ? ' · ' : ''}<a href=${`/features/${one.featureId}`}>${one.title}</a>`,
              )}
            </p>`
          : nothing
      }
    </div>`
  }

  private renderNote() {
    if (!this.isCurrent) return this.note ? html`<p class="note-text">${shownText(this.note)}</p>` : nothing
    if (!this.isNoting && !this.note) {
      return html`<button class="quiet add-note" @click=${() => this.writeNote()}>
        ${t('addNote')} <kbd aria-hidden="true">N</kbd>
      </button>`
    }
    const name = t('noteFor', { criterion: localText(this.criterion.title) })
    return html`<div class="note">
      <textarea
        aria-label=${name}
        placeholder=${t('noteHint')}
        maxlength="2000"
        .value=${live(this.note)}
        @input=${(event: InputEvent) =>
          this.dispatchEvent(new NoteWritten(this.criterion.id, (event.target as HTMLTextAreaElement).value))}
        @keydown=${this.leaveNote}
      ></textarea>
      ${this.note && !this.score ? html`<p class="hint" role="status">${t('noteWaits')}</p>` : nothing}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-criterion': HrCriterion
  }
}
