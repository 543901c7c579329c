import { css, html, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { Proposal } from '#server/contracts/grading.ts'
import type { Grade } from '#server/contracts/lists.ts'
import type { RubricDefinition } from '#server/contracts/rubrics.ts'
import { gatesForbidding } from '#server/domain/rubric/reading.ts'
import { gradeColour } from '../../components/grade-colour.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { number } from '../../formats/numbers.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { gradeName } from '../../locales/vocabulary.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/grading.ts'

const depth: Record<Grade, number> = {
  announce: 4,
  'small-scenario': 12,
  'big-scenario': 26,
  'concept-campaign': 46,
}

/**
 * Radio group of the four grades, drawn as bands of different width. Emits `value-changed` with the grade.
 */
@customElement('hr-grade-choice')
export class HrGradeChoice extends LocalizedElement {
  @property({ attribute: false }) definition!: RubricDefinition
  @property({ attribute: false }) proposal!: Proposal
  @property() value: Grade | '' = ''
  @property({ type: Boolean }) disabled = false

  static override styles = [
    textStyles,
    css`
      [role='radiogroup'] {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        gap: var(--space-3);
      }
      label {
        position: relative;
        display: grid;
        align-content: start;
        gap: 2px;
        padding: 0 0 var(--space-2);
        border-radius: var(--radius);
        cursor: pointer;
      }
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: inherit;
      }
      svg {
        display: block;
        width: 100%;
        height: 62px;
        margin-bottom: var(--space-2);
        border-radius: var(--radius);
        background: var(--paper-sunk);
      }
      label:hover svg {
        background: var(--bed);
      }
      label:has(:checked) svg {
        outline: 2px solid var(--ink);
        outline-offset: 2px;
      }
      label:has(:focus-visible) svg {
        outline: 3px solid var(--accent);
        outline-offset: 2px;
      }
      label:has(:checked) .name {
        font-weight: 600;
      }
      label:has(:disabled) {
        cursor: not-allowed;
        opacity: 0.7;
      }
      .name {
        line-height: 1.3;
      }
      small {
        color: var(--ink-3);
        font-size: var(--step--1);
        line-height: 1.4;
      }
      .proposed {
        justify-self: start;
        color: var(--accent);
        font-weight: 600;
      }
      .held {
        color: var(--warn);
      }
      @media (max-width: 620px) {
        [role='radiogroup'] {
          grid-template-columns: minmax(0, 1fr);
          gap: var(--space-2);
        }
        label {
          grid-template-columns: 92px minmax(0, 1fr);
          column-gap: var(--space-3);
          align-items: center;
          padding: 0;
        }
        svg {
          grid-row: 1 / 4;
          height: 56px;
          margin: 0;
        }
        .name,
        small {
          grid-column: 2;
        }
      }
    `,
  ]

  override render() {
    return html`<div role="radiogroup" aria-label=${t('decide.grade')}>
      ${this.definition.bands.map(({ grade, from }) => this.renderGrade(grade, from))}
    </div>`
  }

  private renderGrade(grade: Grade, from: number) {
    const { proposal } = this
    const isHeld = gatesForbidding(proposal.low.closedGates, grade).length > 0
    const isPossible = proposal.possible.includes(grade)
    return html`<label>
      <input
        type="radio"
        name="grade"
        value=${grade}
        ?disabled=${this.disabled}
        .checked=${live(this.value === grade)}
        @change=${() => {
          this.value = grade
          this.dispatchEvent(new ValueChanged<Grade>(grade))
        }}
      />
      ${band(grade)}
      <span class="name">${gradeName(grade)}</span>
      <small>${t('decide.from', { from: number(from) })}</small>
      ${
        isPossible
          ? html`<small class="proposed"
              >${t(proposal.grade === null ? 'decide.possible' : 'decide.proposed')}</small
            >`
          : isHeld
            ? html`<small class="held">${t('decide.held')}</small>`
            : nothing
      }
    </label>`
  }
}

const wave = (y: number) => `M-10 ${y}q15 -4 30 0t30 0t30 0t30 0t30 0t30 0`

function band(grade: Grade) {
  const lines = { announce: [], 'small-scenario': [], 'big-scenario': [31], 'concept-campaign': [22, 40] }[
    grade
  ]
  return html`<svg viewBox="0 0 160 62" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <path d=${wave(31)} fill="none" stroke=${gradeColour(grade)} stroke-width=${depth[grade]} />
    ${lines.map((y) => svg`<path d=${wave(y)} fill="none" stroke="var(--paper)" stroke-width="1.3" stroke-opacity="0.55" stroke-dasharray="44 18 20 26" />`)}
  </svg>`
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-grade-choice': HrGradeChoice
  }
}
