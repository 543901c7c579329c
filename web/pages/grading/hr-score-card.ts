import { css, html, nothing } from 'lit'
import { customElement, property, queryAll, state } from 'lit/decorators.js'
import type { Grading, Scores } from '#server/contracts/grading.ts'
import type { RubricDefinition } from '#server/contracts/rubrics.ts'
import type { CriterionEntered } from '../../events/score-given.ts'
import { ScoreGiven, SubmitRequested } from '../../events/score-given.ts'
import { areShortcutsOn, Shortcuts } from '../../shell/shortcuts.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import './hr-criterion.ts'
import type { HrCriterion } from './hr-criterion.ts'
import { t } from '../../locales/grading.ts'

const levels = [0, 1, 2, 3, 4, 5]

/**
 * A scorecard to fill in, also by keyboard alone: digits score, `u` is unknown, up and down move. Slots:
 * `state` shows whether the draft is saved. Emits `score-given`, `note-written` and, when complete,
 * `submit-requested`.
 */
@customElement('hr-score-card')
export class HrScoreCard extends LocalizedElement {
  @property({ attribute: false }) definition!: RubricDefinition
  @property({ attribute: false }) scores: Scores = {}
  /** criterion id → note, including criteria without an answer */
  @property({ attribute: false }) notes: Record<string, string> = {}
  @property({ attribute: false }) anchors: Grading['anchors'] = {}
  @property({ attribute: 'submit-label' }) submitLabel = ''
  @property({ attribute: 'submit-hint' }) submitHint = ''
  /** The submit request is running. */
  @property({ type: Boolean, attribute: 'is-sending' }) isSending = false
  @state() private current = ''
  @state() private isMissingShown = false
  @queryAll('hr-criterion') private readonly items!: NodeListOf<HrCriterion>

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      .foot {
        position: sticky;
        z-index: 2;
        bottom: 0;
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-2) var(--space-4);
        align-items: center;
        margin-inline: calc(-1 * var(--space-3));
        padding: var(--space-3);
        border-top: 1px solid var(--rule);
        background: var(--paper);
      }
      .foot p {
        font-size: var(--step--1);
        color: var(--ink-2);
      }
      .count {
        color: var(--ink);
        font-weight: 600;
      }
      .hint {
        grid-column: 1 / -1;
        max-width: var(--measure);
      }
      .missing {
        grid-column: 1 / -1;
        color: var(--warn) !important;
      }
      .keys {
        display: inline-flex;
        flex-wrap: wrap;
        gap: 2px var(--space-3);
        margin-inline-start: var(--space-3);
        color: var(--ink-3);
      }
      button.primary {
        min-height: 40px;
        padding-inline: var(--space-5);
      }
      button kbd {
        border-color: color-mix(in srgb, currentColor 45%, transparent);
        color: inherit;
        opacity: 0.8;
      }
      @media (pointer: coarse), (max-width: 820px) {
        .keys,
        button kbd {
          display: none;
        }
      }
      @media (max-width: 820px) {
        .foot {
          bottom: calc(52px + env(safe-area-inset-bottom));
        }
      }
      @media print {
        .foot {
          display: none;
        }
      }
    `,
  ]

  constructor() {
    super()
    new Shortcuts(this, [
      ...levels.map((level) => ({
        keys: String(level),
        says: () => (level === 0 ? t('keys.score') : t('keys.scoreOne', { level })),
        run: () => this.give(level),
        isHidden: level !== 0 && level !== 5,
      })),
      { keys: 'u', says: () => t('keys.unknown'), run: () => this.give(null) },
      { keys: 'ArrowDown', says: () => t('keys.next'), run: () => this.move(1) },
      { keys: 'ArrowUp', says: () => t('keys.previous'), run: () => this.move(-1) },
      { keys: 'j', says: () => t('keys.next'), run: () => this.move(1), isHidden: true },
      { keys: 'k', says: () => t('keys.previous'), run: () => this.move(-1), isHidden: true },
      { keys: 'n', says: () => t('keys.note'), run: () => void this.item()?.writeNote() },
      { keys: 'mod+Enter', says: () => t('keys.submit'), run: () => this.submit() },
    ])
  }

  override willUpdate(): void {
    const ids = this.definition.criteria.map((criterion) => criterion.id)
    // Starts at the first criterion without an answer.
    if (!ids.includes(this.current)) this.current = this.unanswered[0] ?? ids[0] ?? ''
    if (this.unanswered.length === 0) this.isMissingShown = false
  }

  private get unanswered(): string[] {
    return this.definition.criteria.map((one) => one.id).filter((id) => this.scores[id] === undefined)
  }

  private item(): HrCriterion | undefined {
    return [...this.items].find((one) => one.criterion.id === this.current)
  }

  private give(score: number | null): void {
    this.dispatchEvent(new ScoreGiven(this.current, score))
    void this.item()?.focusScale(score)
  }

  private move(step: number): void {
    const ids = this.definition.criteria.map((criterion) => criterion.id)
    const at = ids.indexOf(this.current) + step
    const next = ids[Math.max(0, Math.min(ids.length - 1, at))]
    if (next !== undefined) void this.goTo(next)
  }

  private async goTo(criterion: string): Promise<void> {
    this.current = criterion
    await this.updateComplete
    await this.item()?.focusScale()
  }

  private submit(): void {
    const [first] = this.unanswered
    if (this.isSending) return
    if (first === undefined) this.dispatchEvent(new SubmitRequested())
    else {
      this.isMissingShown = true
      void this.goTo(first)
    }
  }

  override render() {
    const { definition, unanswered } = this
    return html`
      <div class="list" @criterion-entered=${(event: CriterionEntered) => (this.current = event.criterion)}>
        ${definition.criteria.map(
          (criterion) =>
            html`<hr-criterion
              .criterion=${criterion}
              .score=${this.scores[criterion.id]}
              .note=${this.notes[criterion.id] ?? ''}
              .anchors=${this.anchors[criterion.id] ?? {}}
              .isCurrent=${criterion.id === this.current}
            ></hr-criterion>`,
        )}
      </div>
      <div class="foot">
        <p>
          <span class="count" role="status"
            >${unanswered.length > 0 ? t('toGo', { count: unanswered.length }) : t('allAnswered')}</span
          >
          <slot name="state"></slot>
          ${this.renderKeys()}
        </p>
        <button
          class="primary"
          aria-disabled=${unanswered.length > 0 || this.isSending ? 'true' : 'false'}
          @click=${() => this.submit()}
        >
          ${this.submitLabel}<kbd aria-hidden="true"
            >${/mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl'} ⏎</kbd
          >
        </button>
        ${
          this.isMissingShown
            ? html`<p class="missing" role="alert">${t('submit.open', { count: unanswered.length })}</p>`
            : unanswered.length === 0 && this.submitHint
              ? html`<p class="hint">${this.submitHint}</p>`
              : nothing
        }
      </div>
    `
  }

  private renderKeys() {
    if (!areShortcutsOn()) return nothing
    return html`<span class="keys" aria-hidden="true">
      <span><kbd>0</kbd>–<kbd>5</kbd></span
      ><span><kbd>U</kbd> ${t('unknownShort')}</span><span><kbd>↑</kbd> <kbd>↓</kbd></span
      ><span><kbd>N</kbd> ${t('note')}</span>
    </span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-score-card': HrScoreCard
  }
}
