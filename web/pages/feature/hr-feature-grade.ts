import { shownText } from '#server/contracts/names.ts'
import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Feature } from '#server/contracts/features.ts'
import type { Decision, Grading } from '#server/contracts/grading.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import '../../components/hr-grade.ts'
import { dayOf, longDate } from '../../formats/dates.ts'
import { points } from '../../formats/numbers.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { gradeName } from '../../locales/vocabulary.ts'
import { personName } from '../../formats/person-name.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/feature.ts'

/** The current grade: who decided it, why, and its review date; or that it is not decided yet. */
@customElement('hr-feature-grade')
export class HrFeatureGrade extends LocalizedElement {
  @property({ attribute: false }) feature!: Feature
  /** The grading data that the reader may see; undefined while loading. */
  @property({ attribute: false }) grading: Grading | undefined
  @property() today: PlainDate | '' = ''

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      h2 {
        margin-bottom: var(--space-3);
      }
      hr-grade {
        font: 500 var(--step-1) / 1.3 var(--font-title);
      }
      p {
        max-width: var(--measure);
      }
      p + p,
      hr-grade + p {
        margin-top: var(--space-2);
      }
      blockquote {
        max-width: var(--measure);
        margin: var(--space-3) 0;
        padding-inline-start: var(--space-4);
        border-inline-start: 2px solid var(--rule-strong);
        color: var(--ink-2);
        font-family: var(--font-title);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      /*
       * Content that loads later is placed next to the link, so that the link does not move under the
       * pointer.
       */
      .actions {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
        margin-top: var(--space-4);
      }
    `,
  ]

  private get decision(): Decision | undefined {
    return this.grading?.decisions.find((one) => !one.isSuperseded)
  }

  override render() {
    const { feature } = this
    return html`<h2>${t('grade.title')}</h2>
      ${feature.grade ? this.renderDecided() : this.renderUndecided()}`
  }

  private renderDecided() {
    const { feature, decision } = this
    const day = decision ? dayOf(decision.decidedAt) : feature.gradeDecidedOn
    const date = day && longDate(day)
    return html`<hr-grade .grade=${feature.grade}></hr-grade>
      <p>
        ${decision ? t('grade.byOn', { name: personName(decision.decider), date }) : date ? t('grade.on', { date }) : nothing}
        ${decision ? this.renderProposal(decision) : nothing}
      </p>
      ${decision?.reason ? html`<blockquote aria-label=${t('grade.reason')}>${shownText(decision.reason)}</blockquote>` : nothing}
      ${this.renderLookAgain()}
      <p class="actions">
        <a class="button" href="/features/${feature.id}/grading">${t('grade.again')}</a>
      </p>`
  }

  private renderProposal({ proposal }: Decision) {
    if (!proposal.grade) return t('grade.proposedNothing')
    return t('grade.proposed', { grade: gradeName(proposal.grade), total: points(proposal.low.total) })
  }

  private renderLookAgain() {
    const { lookAgainOn } = this.feature
    if (!lookAgainOn) return nothing
    const date = longDate(lookAgainOn)
    if (this.today && lookAgainOn <= this.today)
      return html`<p class="late">${t('grade.lookAgainPast', { date })}</p>`
    return html`<p>${t('grade.lookAgain', { date })}</p>`
  }

  private renderUndecided() {
    const { feature, grading } = this
    const count = grading?.raters.filter((one) => one.hasSubmitted).length ?? 0
    return html`<p>${feature.needsGrading ? t('grade.needed') : t('grade.noneNeeded')}</p>
      <p class="actions">
        <a class="button ${feature.needsGrading ? 'primary' : ''}" href="/features/${feature.id}/grading"
          >${feature.needsGrading ? t('grade.score') : t('grade.open')}</a
        >
        ${count > 0 ? html`<span class="quiet-text">${t('grade.raters', { count })}</span>` : nothing}
      </p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-feature-grade': HrFeatureGrade
  }
}
