import { css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { ValueChanged } from '../events/value-changed.ts'
import { longDate } from '../state/formats.ts'
import { LocalizedElement } from '../state/localized-element.ts'
import { common } from '../state/messages.ts'
import { fieldStyles } from '../styles/fields.ts'
import type { Option } from './hr-field.ts'

/** Text that becomes a field where it stands: click or Enter edits, Enter or leaving saves, Escape takes it back. Emits `value-changed` with the text; '' means cleared. */
@customElement('hr-inline-edit')
export class HrInlineEdit extends LocalizedElement {
  /** What is edited: the accessible name. */
  @property() label = ''
  @property() value = ''
  @property() type: 'text' | 'textarea' | 'number' | 'date' | 'url' | 'select' = 'text'
  @property({ attribute: false }) options: Option[] = []
  /** Shown when there is no value yet. */
  @property() placeholder = ''
  /** An empty value is not taken. */
  @property({ type: Boolean }) required = false
  @property({ type: Boolean }) disabled = false
  /** What is shown instead of the value, when it reads differently (money, a name). */
  @property({ attribute: false }) shows: unknown = undefined
  @state() private isEditing = false
  @query('#control') private readonly control!: HTMLInputElement | null
  @query('button') private readonly button!: HTMLButtonElement | null

  static override styles = [
    fieldStyles,
    css`
      *,
      *::before,
      *::after {
        box-sizing: border-box;
      }
      :host {
        display: inline;
      }
      :host([type='textarea']) {
        display: block;
      }
      button {
        position: relative;
        display: inline;
        padding: 0;
        border: 0;
        border-radius: 2px;
        background: none;
        color: inherit;
        font: inherit;
        letter-spacing: inherit;
        text-align: start;
        overflow-wrap: anywhere;
        cursor: text;
      }
      .value {
        white-space: pre-line;
      }
      button:hover {
        background: var(--paper-sunk);
        box-shadow: 0 0 0 5px var(--paper-sunk);
      }
      button:focus-visible {
        outline: var(--focus);
        outline-offset: 4px;
      }
      button:disabled {
        cursor: default;
        background: none;
        box-shadow: none;
        color: inherit;
      }
      /* Its name is what it edits and what it says, in that order. */
      .label {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
      }
      .empty {
        color: var(--ink-3);
        font-weight: 400;
      }
      input#control,
      textarea#control,
      select#control {
        width: auto;
        min-width: min(12ch, 100%);
        max-width: 100%;
        min-height: 0;
        margin: -3px -7px;
        padding: 2px 6px;
        font: inherit;
        letter-spacing: inherit;
        field-sizing: content;
      }
      textarea#control {
        width: calc(100% + 14px);
        max-width: calc(100% + 14px);
        min-height: 3em;
      }
    `,
  ]

  /** Comes into view and, where it may be changed, opens for editing. */
  async edit(): Promise<void> {
    await this.updateComplete
    this.scrollIntoView({ block: 'center' })
    if (!this.disabled) await this.begin()
  }

  private readonly begin = async () => {
    this.isEditing = true
    await this.updateComplete
    this.control?.focus()
    if (this.control instanceof HTMLInputElement && this.type !== 'date') this.control.select()
  }

  private readonly settle = () => {
    if (!this.isEditing || !this.control) return
    const value = this.control.value.trim()
    const isRefused = (this.required && value === '') || !this.control.validity.valid
    this.isEditing = false
    if (isRefused || value === this.value) return
    this.value = value
    this.dispatchEvent(new ValueChanged(value))
  }

  private readonly press = async (event: KeyboardEvent) => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    if (event.key === 'Enter' && this.type === 'textarea' && !event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') this.settle()
    this.isEditing = false
    await this.updateComplete
    this.button?.focus()
  }

  override render() {
    return this.isEditing ? this.renderControl() : this.renderValue()
  }

  private renderValue() {
    const chosen = this.options.find((one) => one.value === this.value)
    const text = this.type === 'date' && this.value ? longDate(this.value) : (chosen?.label ?? this.value)
    const shown =
      this.value === '' ? html`<span class="empty">${this.placeholder || common('notSet')}</span>` : text
    return html`<button
      ?disabled=${this.disabled}
      title=${this.disabled ? nothing : common('editThing', { thing: this.label })}
      @click=${this.begin}
    >
      <span class="label">${this.label}</span><span class="value">${this.shows ?? shown}</span>
    </button>`
  }

  private renderControl() {
    if (this.type === 'select') {
      return html`<select
        id="control"
        aria-label=${this.label}
        @change=${this.settle}
        @blur=${this.settle}
        @keydown=${this.press}
      >
        ${this.options.map((one) => html`<option value=${one.value} ?disabled=${one.disabled} ?selected=${one.value === this.value}>${one.label}</option>`)}
      </select>`
    }
    if (this.type === 'textarea') {
      return html`<textarea
        id="control"
        aria-label=${this.label}
        .value=${this.value}
        @blur=${this.settle}
        @keydown=${this.press}
      ></textarea>`
    }
    return html`<input
      id="control"
      type=${this.type}
      aria-label=${this.label}
      .value=${this.value}
      @blur=${this.settle}
      @keydown=${this.press}
    />`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-inline-edit': HrInlineEdit
  }
}
