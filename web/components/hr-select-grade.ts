import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { grades } from '#server/contracts/lists.ts'
import type { Grade } from '#server/contracts/lists.ts'
import { ValueChanged } from '../events/value-changed.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { gradeName } from '../locales/vocabulary.ts'
import { textStyles } from '../styles/text.ts'
import './hr-grade.ts'

/** Chooses one of the four grades, each with its mark and a note. Emits `value-changed` with the grade. */
@customElement('hr-select-grade')
export class HrSelectGrade extends LocalizedElement {
  @property() label = ''
  @property() value: Grade | null = null
  /** The note below each grade: that it is decided, or its number of tasks. */
  @property({ attribute: false }) notes: Partial<Record<Grade, string>> = {}
  @property({ type: Boolean }) disabled = false

  static override styles = [
    textStyles,
    css`
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        margin-bottom: var(--space-1);
        padding: 0;
        color: var(--ink-2);
        font-size: var(--step--1);
        font-weight: 500;
      }
      div {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(128px, 1fr));
        gap: 1px;
        overflow: hidden;
        border: 1px solid var(--rule-strong);
        border-radius: var(--radius);
        background: var(--rule);
      }
      label {
        position: relative;
        display: grid;
        align-content: start;
        gap: 2px;
        padding: var(--space-3) var(--space-3) var(--space-2);
        background: var(--paper-raised);
        color: var(--ink-2);
        cursor: pointer;
      }
      label:hover {
        background: var(--paper-sunk);
      }
      label:has(:checked) {
        color: var(--ink);
        font-weight: 600;
        box-shadow: inset 0 -3px 0 var(--ink);
      }
      label:has(:focus-visible) {
        z-index: 1;
        outline: var(--focus);
        outline-offset: -2px;
        border-radius: var(--radius);
      }
      label:has(:disabled) {
        cursor: not-allowed;
        color: var(--ink-3);
      }
      input {
        position: absolute;
        opacity: 0;
      }
      small {
        min-height: 1.5em;
        color: var(--ink-3);
        font-size: var(--step--1);
        font-weight: 400;
        font-variant-numeric: tabular-nums;
      }
    `,
  ]

  private readonly changed = (event: Event) => {
    this.value = (event.target as HTMLInputElement).value as Grade
    this.dispatchEvent(new ValueChanged<Grade>(this.value))
  }

  override render() {
    return html`<fieldset ?disabled=${this.disabled}>
      <legend>${this.label}</legend>
      <div>
        ${grades.map(
          (grade) =>
            html`<label>
              <input
                type="radio"
                name="grade"
                value=${grade}
                .checked=${grade === this.value}
                @change=${this.changed}
              />
              <hr-grade mark-only aria-hidden="true" .grade=${grade}></hr-grade>
              <span>${gradeName(grade)}</span>
              ${this.notes[grade] === undefined ? nothing : html`<small>${this.notes[grade]}</small>`}
            </label>`,
        )}
      </div>
    </fieldset>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-select-grade': HrSelectGrade
  }
}
