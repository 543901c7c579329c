import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Consensus, GateFacts, Proposal, Rater } from '#server/contracts/grading.ts'
import type { Grade } from '#server/contracts/lists.ts'
import type { Person } from '#server/contracts/people.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import type { RubricDefinition } from '#server/contracts/rubrics.ts'
import type { RequiredReason } from '#server/domain/rubric/decision.ts'
import { needsDepartmentLead, reasonMinCharacters, requiredReasons } from '#server/domain/rubric/decision.ts'
import { means } from '#server/domain/rubric/proposal.ts'
import '../../components/hr-field.ts'
import { DecisionRequested } from '../../events/decision-requested.ts'
import type { ValueChanged, ValueTyped } from '../../events/value-changed.ts'
import { addDays } from '../../formats/dates.ts'
import { listOf } from '../../formats/numbers.ts'
import { localText } from '../../locales/language.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { gradeName } from '../../locales/vocabulary.ts'
import { personName } from '../../formats/person-name.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import './hr-grade-choice.ts'
import './hr-participants.ts'
import { t } from '../../locales/grading.ts'

/** Decides a grade, with a reason where one is required. Emits `decision-requested`. */
@customElement('hr-decide')
export class HrDecide extends LocalizedElement {
  @property({ attribute: false }) definition!: RubricDefinition
  @property({ attribute: false }) proposal!: Proposal
  @property({ attribute: false }) consensus!: Consensus
  @property({ attribute: false }) facts!: GateFacts
  @property({ attribute: false }) raters: Rater[] = []
  @property({ attribute: false }) people: Person[] = []
  @property({ attribute: false }) decider!: Person
  @property() today: PlainDate = ''
  @property({ type: Boolean, attribute: 'is-sending' }) isSending = false
  /** The translated error of the reason. */
  @property({ attribute: 'reason-error' }) reasonError = ''
  @state() private chosen: Grade | null = null
  @state() private reason = ''
  @state() private isReasonWanted = false
  @state() private lookAgainOn = ''
  @state() private participantIds: string[] | null = null

  static override styles = [
    textStyles,
    buttonStyles,
    fieldStyles,
    css`
      form {
        display: grid;
        gap: var(--space-5);
      }
      .why {
        padding-inline-start: var(--space-3);
        border-inline-start: 3px solid var(--warn);
        font-size: var(--step--1);
        color: var(--ink-2);
      }
      .why b {
        display: block;
        color: var(--ink);
        font-weight: 600;
      }
      .why li::before {
        content: '· ';
      }
      .reason {
        display: grid;
        gap: var(--space-3);
        max-width: var(--measure);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-4) var(--space-6);
        align-items: start;
      }
      .row > hr-participants {
        flex: 1 1 300px;
      }
      .row > hr-field {
        flex: 0 0 200px;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        align-items: center;
      }
      button.primary {
        min-height: 40px;
        padding-inline: var(--space-5);
      }
    `,
  ]

  /** The selected grade: the proposal until another is chosen. */
  private get grade(): Grade | null {
    return this.chosen ?? this.proposal.grade
  }

  private get participants(): string[] {
    const submitted = this.raters.filter((rater) => rater.hasSubmitted).map((rater) => rater.person.id)
    return this.participantIds ?? submitted.filter((id) => id !== this.decider.id)
  }

  private get whys(): RequiredReason[] {
    const { definition, proposal, facts, grade } = this
    return grade === null
      ? []
      : requiredReasons({ definition, proposal, facts, grade, means: means(this.consensus) })
  }

  private get missingCharacters(): number {
    const owed = this.whys.length > 0 ? reasonMinCharacters : 0
    return Math.max(0, owed - [...this.reason.trim()].length)
  }

  private get isLeadMissing(): boolean {
    return (
      this.grade !== null && needsDepartmentLead(this.proposal, this.grade) && !this.decider.isDepartmentLead
    )
  }

  private readonly decide = (event: Event) => {
    event.preventDefault()
    const { grade } = this
    if (grade === null || this.missingCharacters > 0 || this.isLeadMissing || this.isSending) return
    const isReasonShown = this.whys.length > 0 || this.isReasonWanted
    this.dispatchEvent(
      new DecisionRequested({
        grade,
        participantIds: this.participants,
        reason: (isReasonShown && this.reason.trim()) || null,
        lookAgainOn: this.lookAgainOn || null,
      }),
    )
  }

  override render() {
    const { grade, whys } = this
    const isBlocked = grade === null || this.missingCharacters > 0 || this.isLeadMissing || this.isSending
    return html`<form @submit=${this.decide}>
      <hr-grade-choice
        .definition=${this.definition}
        .proposal=${this.proposal}
        .value=${grade ?? ''}
        @value-changed=${(event: ValueChanged<Grade>) => (this.chosen = event.value)}
      ></hr-grade-choice>
      ${this.renderLead(grade)} ${this.renderReason(whys)}
      <div class="row">
        <hr-participants
          .raters=${this.raters}
          .people=${this.people}
          .deciderId=${this.decider.id}
          .value=${this.participants}
          @value-changed=${(event: ValueChanged<string[]>) => (this.participantIds = event.value)}
        ></hr-participants>
        <hr-field
          type="date"
          .label=${t('decide.lookAgain')}
          .hint=${t('decide.lookAgainHint')}
          .value=${this.lookAgainOn}
          .min=${this.today ? addDays(this.today, 1) : undefined}
          @value-changed=${(event: ValueChanged) => (this.lookAgainOn = event.value)}
        ></hr-field>
      </div>
      ${this.renderWaiting()}
      <div class="foot">
        <button class="primary" type="submit" aria-disabled=${isBlocked ? 'true' : 'false'}>
          ${grade ? t('decide.do', { grade: gradeName(grade) }) : t('decide.choose')}
        </button>
        ${
          whys.length === 0 && !this.isReasonWanted && grade !== null
            ? html`<button type="button" class="quiet" @click=${() => (this.isReasonWanted = true)}>
                ${t('decide.reasonAnyway')}
              </button>`
            : nothing
        }
      </div>
    </form>`
  }

  private renderLead(grade: Grade | null) {
    if (grade === null || !needsDepartmentLead(this.proposal, grade)) return nothing
    return html`<p class="why" role="status">
      <b>${t('decide.lead')}</b>${t(this.isLeadMissing ? 'decide.leadNot' : 'decide.leadYou')}
    </p>`
  }

  private renderReason(whys: RequiredReason[]) {
    if (whys.length === 0 && !this.isReasonWanted) return nothing
    const left = this.reason.trim() === '' ? 0 : this.missingCharacters
    return html`<div class="reason">
      ${
        whys.length > 0
          ? html`<div class="why" role="status">
              <b>${t('decide.why')}</b>
              <ul>
                ${whys.map((why) => html`<li>${whyText(why)}</li>`)}
              </ul>
            </div>`
          : nothing
      }
      <hr-field
        type="textarea"
        .label=${t('decide.reason')}
        .required=${whys.length > 0}
        .hint=${
          left > 0
            ? t('decide.reasonLeft', { count: left })
            : whys.length > 0
              ? t('decide.reasonHint', { min: reasonMinCharacters })
              : ''
        }
        .error=${this.reasonError}
        .value=${this.reason}
        @value-typed=${(event: ValueTyped) => (this.reason = event.value)}
      ></hr-field>
    </div>`
  }

  private renderWaiting() {
    const waiting = this.raters.flatMap((one) => (one.hasSubmitted ? [] : [personName(one.person)]))
    if (waiting.length === 0) return nothing
    return html`<p class="quiet-text">
      ${t('decide.waiting', { names: listOf(waiting), count: waiting.length })}
    </p>`
  }
}

function whyText(why: RequiredReason): string {
  switch (why.why) {
    case 'differs-from-proposal':
      return t('decide.whyDiffers', { proposed: gradeName(why.proposed) })
    case 'no-single-proposal':
      return t('decide.whyNoSingle', { grades: listOf(why.possible.map(gradeName)) })
    case 'gate-forbids':
      return t('decide.whyGate', { reason: localText(why.gate.reason) })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-decide': HrDecide
  }
}
