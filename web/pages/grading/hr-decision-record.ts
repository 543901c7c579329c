import { shownText } from '#server/contracts/names.ts'
import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Decision } from '#server/contracts/grading.ts'
import type { Rubric, RubricList } from '#server/contracts/rubrics.ts'
import { shownTotal } from '#server/domain/rubric/proposal.ts'
import { getRubric, listRubrics } from '../../api/rubrics.ts'
import '../../components/hr-grade.ts'
import '../../components/hr-skeleton.ts'
import { dateAndTime, dayOf, longDate } from '../../formats/dates.ts'
import { listOf, points } from '../../formats/numbers.ts'
import { localText } from '../../locales/language.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { gradeName } from '../../locales/vocabulary.ts'
import { personName } from '../../formats/person-name.ts'
import { Query } from '../../queries/query.ts'
import { problemText } from '../../formats/problem-text.ts'
import { textStyles } from '../../styles/text.ts'
import './hr-comparison.ts'
import { t } from '../../locales/grading.ts'

/** The record of a decision: grade, author, reason, and the cards, proposal and rubric at that time. */
@customElement('hr-decision-record')
export class HrDecisionRecord extends LocalizedElement {
  @property({ attribute: false }) decision!: Decision
  /** The current decision: larger, with its cards expanded. */
  @property({ type: Boolean, reflect: true, attribute: 'is-current' }) isCurrent = false
  @state() private isOpen = false

  private readonly versions = new Query<RubricList>(this, () => ({
    queryKey: ['rubrics', 'list'],
    queryFn: listRubrics,
    enabled: this.isOpen || this.isCurrent || this.decision.liftedGates.length > 0,
  }))
  private readonly rubric = new Query<Rubric>(this, () => {
    const id = this.versions.data?.items.find((one) => one.version === this.decision.rubricVersion)?.id
    return {
      queryKey: ['rubrics', id ?? ''],
      queryFn: () => getRubric(id ?? ''),
      enabled: id !== undefined,
      staleTime: Infinity,
    }
  })

  static override styles = [
    textStyles,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-4);
        align-items: baseline;
      }
      hr-grade {
        font: 500 var(--step-1) / 1.3 var(--font-title);
      }
      .by {
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      blockquote {
        max-width: var(--measure);
        margin: var(--space-3) 0 0;
        font: 400 var(--step-1) / 1.5 var(--font-title);
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .facts {
        display: grid;
        gap: 2px;
        margin-top: var(--space-3);
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      details {
        margin-top: var(--space-3);
      }
      summary {
        width: fit-content;
        color: var(--accent);
        font-size: var(--step--1);
        cursor: pointer;
      }
      details > :not(summary) {
        margin-top: var(--space-3);
      }
    `,
  ]

  override render() {
    const { decision } = this
    return html`
      <div class="head">
        <hr-grade .grade=${decision.grade}></hr-grade>
        <span class="by"
          >${t('record.by', { name: personName(decision.decider), date: longDate(dayOf(decision.decidedAt)) })}${
            decision.participants.length > 0
              ? html` · ${t('record.with', { names: listOf(decision.participants.map(personName)) })}`
              : nothing
          }</span
        >
      </div>
      ${decision.reason ? html`<blockquote>${shownText(decision.reason)}</blockquote>` : nothing}
      <ul class="facts">
        <li>${this.proposalText}</li>
        ${decision.liftedGates.length > 0 ? html`<li>${this.liftedText}</li>` : nothing}
        ${
          decision.lookAgainOn
            ? html`<li>${t('record.lookAgain', { date: longDate(decision.lookAgainOn) })}</li>`
            : nothing
        }
        <li>
          ${t('round', { number: decision.roundNumber })} ·
          <a href=${`/rubric?version=${decision.rubricVersion}`}
            >${t('rubricVersion', { version: decision.rubricVersion })}</a
          >
          · ${dateAndTime(decision.decidedAt)}
        </li>
      </ul>
      <details
        @toggle=${(event: Event) => (this.isOpen = (event.target as HTMLDetailsElement).open)}
        ?open=${this.isCurrent}
      >
        <summary>${t('record.then')}</summary>
        ${this.isOpen ? this.renderCards() : nothing}
      </details>
    `
  }

  private get proposalText(): string {
    const { proposal, grade } = this.decision
    const [low, high] = [shownTotal(proposal.low.total), shownTotal(proposal.high.total)]
    if (proposal.grade === null) return t('record.range', { low: points(low), high: points(high) })
    return proposal.grade === grade
      ? t('record.asProposed', { total: points(low) })
      : t('record.against', { grade: gradeName(proposal.grade), total: points(low) })
  }

  private get liftedText(): string {
    const gates = this.rubric.data?.definition.gates ?? []
    const names = this.decision.liftedGates.map((id) => {
      const gate = gates.find((one) => one.id === id)
      return gate ? localText(gate.reason) : id
    })
    return t('record.lifted', { gates: names.join(' ') })
  }

  private renderCards() {
    const { decision } = this
    return this.rubric.render({
      pending: () => html`<hr-skeleton lines="6"></hr-skeleton>`,
      error: (error) => html`<p role="alert">${problemText(error)}</p>`,
      ready: (rubric) =>
        html`<hr-comparison
          .definition=${rubric.definition}
          .cards=${decision.cards}
          .consensus=${decision.consensus}
          .proposal=${decision.proposal}
        ></hr-comparison>`,
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-decision-record': HrDecisionRecord
  }
}
