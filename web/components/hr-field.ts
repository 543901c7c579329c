import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { ifDefined } from 'lit/directives/if-defined.js'
import { live } from 'lit/directives/live.js'
import { ValueChanged, ValueTyped } from '../events/value-changed.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { fieldStyles } from '../styles/fields.ts'
import { textStyles } from '../styles/text.ts'

/** One option of a select. */
export type Option = { value: string; label: string; disabled?: boolean }

/**
 * One labelled form control with its hint and error. Emits `value-typed` while typing and `value-changed` on
 * change; `value` is always text.
 */
@customElement('hr-field')
export class HrField extends LocalizedElement {
  @property() label = ''
  @property() value = ''
  @property() type: 'text' | 'email' | 'url' | 'date' | 'number' | 'search' | 'textarea' | 'select' = 'text'
  @property({ attribute: false }) options: Option[] = []
  @property() hint = ''
  /** The error message, translated; '' when there is none. */
  @property() error = ''
  @property() placeholder = ''
  @property() name = ''
  @property() autocomplete = 'off'
  @property({ type: Boolean }) required = false
  @property({ type: Boolean }) disabled = false
  @property({ type: Boolean, attribute: 'hide-label' }) isLabelHidden = false
  @property() min: string | undefined
  @property() max: string | undefined
  @query('#control') private readonly control!: HTMLInputElement

  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    textStyles,
    fieldStyles,
    css`
      label {
        margin-bottom: var(--space-1);
      }
      label small {
        color: var(--ink-3);
        font-weight: 400;
      }
    `,
  ]

  private readonly typed = () => {
    this.value = this.control.value
    this.dispatchEvent(new ValueTyped(this.value))
  }

  private readonly changed = () => {
    this.value = this.control.value
    this.dispatchEvent(new ValueChanged(this.value))
  }

  override render() {
    return html`
      <label for="control" class=${this.isLabelHidden ? 'visually-hidden' : ''}>
        ${this.label} ${this.required ? html`<small>${common('required')}</small>` : nothing}
      </label>
      ${this.renderControl()} ${this.hint ? html`<p id="hint" class="hint">${this.hint}</p>` : nothing}
      <p id="error" class="error" role="alert" ?hidden=${!this.error}>${this.error}</p>
    `
  }

  private get describedBy() {
    const ids = [this.hint && 'hint', this.error && 'error'].filter(Boolean).join(' ')
    return ids || nothing
  }

  private renderControl() {
    const isWrong = this.error ? 'true' : nothing
    if (this.type === 'select') {
      return html`<select
        id="control"
        aria-describedby=${this.describedBy}
        aria-invalid=${isWrong}
        ?required=${this.required}
        ?disabled=${this.disabled}
        @change=${this.changed}
      >
        ${this.options.map(
          (one) =>
            html`<option value=${one.value} ?disabled=${one.disabled} .selected=${one.value === this.value}>
              ${one.label}
            </option>`,
        )}
      </select>`
    }
    if (this.type === 'textarea') {
      return html`<textarea
        id="control"
        aria-describedby=${this.describedBy}
        aria-invalid=${isWrong}
        placeholder=${this.placeholder || nothing}
        ?required=${this.required}
        ?disabled=${this.disabled}
        .value=${live(this.value)}
        @input=${this.typed}
        @change=${this.changed}
      ></textarea>`
    }
    return html`<input
      id="control"
      type=${this.type}
      name=${this.name || nothing}
      autocomplete=${this.autocomplete as 'off'}
      aria-describedby=${this.describedBy}
      aria-invalid=${isWrong}
      placeholder=${this.placeholder || nothing}
      min=${ifDefined(this.min)}
      max=${ifDefined(this.max)}
      ?required=${this.required}
      ?disabled=${this.disabled}
      .value=${live(this.value)}
      @input=${this.typed}
      @change=${this.changed}
    />`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-field': HrField
  }
}
