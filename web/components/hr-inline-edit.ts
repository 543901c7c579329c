import { shownText } from '#server/contracts/names.ts'
import { consume } from '@lit/context'
import { css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { FieldEntered } from '../events/field-entered.ts'
import { ValueChanged } from '../events/value-changed.ts'
import { longDate } from '../formats/dates.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { presenceContext } from '../live/presence-context.ts'
import type { Present } from '../live/presence-context.ts'
import { fieldStyles } from '../styles/fields.ts'
import type { Option } from './hr-field.ts'
import './hr-presence.ts'

/**
 * Text that turns into a field in place: click or Enter edits, Enter or blur saves, Escape cancels. Updates
 * from outside never change what is being typed. Emits `value-changed` with the text and with `entity` as it
 * was when the editing began (`base`); '' means cleared. Emits `field-entered` for presence.
 */
@customElement('hr-inline-edit')
export class HrInlineEdit extends LocalizedElement {
  /** Accessible name of the field. */
  @property() label = ''
  @property() value = ''
  @property() type: 'text' | 'textarea' | 'number' | 'date' | 'url' | 'select' = 'text'
  @property({ attribute: false }) options: Option[] = []
  /** Shown when there is no value. */
  @property() placeholder = ''
  /** An empty value is rejected. */
  @property({ type: Boolean }) required = false
  @property({ type: Boolean }) disabled = false
  /** Displayed instead of the value, when its format differs (money, a name). */
  @property({ attribute: false }) shows: unknown = undefined
  /** The entity the value belongs to. */
  @property({ attribute: false }) entity: unknown = undefined
  /** The field's name in the entity; other people editing it are shown next to it. */
  @property() field = ''
  @consume({ context: presenceContext, subscribe: true }) @state() private present: readonly Present[] = []
  /** Value and entity when the editing began; null while not editing. */
  @state() private begun: { value: string; entity: unknown } | null = null
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
        baseline-source: first;
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
      /* Its accessible name is the label followed by the value. */
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

  /** Scrolls into view and, if editable, starts editing. */
  async edit(): Promise<void> {
    await this.updateComplete
    this.scrollIntoView({ block: 'center' })
    if (!this.disabled) await this.begin()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    if (this.begun) this.dispatchEvent(new FieldEntered(null))
    this.begun = null
  }

  private end() {
    this.begun = null
    this.dispatchEvent(new FieldEntered(null))
  }

  private readonly begin = async () => {
    this.begun = { value: this.value, entity: this.entity }
    this.dispatchEvent(new FieldEntered(this.field))
    await this.updateComplete
    this.control?.focus()
    if (this.control instanceof HTMLInputElement && this.type !== 'date') this.control.select()
  }

  private readonly settle = () => {
    const { begun } = this
    if (!begun || !this.control) return
    const value = this.control.value.trim()
    const isRefused = (this.required && value === '') || !this.control.validity.valid
    this.end()
    if (isRefused || value === begun.value) return
    this.value = value
    this.dispatchEvent(new ValueChanged(value, begun.entity))
  }

  private readonly press = async (event: KeyboardEvent) => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    if (event.key === 'Enter' && this.type === 'textarea' && !event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') this.settle()
    if (this.begun) this.end()
    await this.updateComplete
    this.button?.focus()
  }

  override render() {
    return html`${this.begun ? this.renderControl(this.begun.value) : this.renderValue()}${this.renderOthers()}`
  }

  private renderOthers() {
    const people = this.field ? this.present.filter((one) => one.field === this.field) : []
    return people.length === 0
      ? nothing
      : html`<hr-presence .people=${people} .what=${this.label}></hr-presence>`
  }

  private renderValue() {
    const chosen = this.options.find((one) => one.value === this.value)
    const text =
      this.type === 'date' && this.value ? longDate(this.value) : (chosen?.label ?? shownText(this.value))
    const shown =
      this.value === '' ? html`<span class="empty">${this.placeholder || common('notSet')}</span>` : text
    return html`<button
      ?disabled=${this.disabled}
      title=${this.disabled ? nothing : common('editThing', { entity: this.label })}
      @click=${this.begin}
    >
      <span class="label">${this.label}</span><span class="value">${this.shows ?? shown}</span>
    </button>`
  }

  private renderControl(value: string) {
    if (this.type === 'select') {
      return html`<select
        id="control"
        aria-label=${this.label}
        @change=${this.settle}
        @blur=${this.settle}
        @keydown=${this.press}
      >
        ${this.options.map((one) => html`<option value=${one.value} ?disabled=${one.disabled} ?selected=${one.value === value}>${one.label}</option>`)}
      </select>`
    }
    if (this.type === 'textarea') {
      return html`<textarea
        id="control"
        aria-label=${this.label}
        .value=${value}
        @blur=${this.settle}
        @keydown=${this.press}
      ></textarea>`
    }
    return html`<input
      id="control"
      type=${this.type}
      aria-label=${this.label}
      .value=${value}
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
