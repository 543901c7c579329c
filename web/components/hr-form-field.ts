import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { credentialsText } from '../locales/credentials.ts'
import { LocalizedElement } from '../elements/localized-element.ts'

/**
 * One labelled input of a form that a browser or a password manager fills in and submits. It renders in the
 * light DOM of its form instead of a shadow root, so that Enter, autofill and `new FormData(form)` work as in
 * a plain document. Its host adopts `formFieldStyles`. A password can be shown while it is typed.
 */
@customElement('hr-form-field')
export class HrFormField extends LocalizedElement {
  @property() label = ''
  /** Unique among the fields of one shadow root; used for the ids. */
  @property() name = ''
  @property() type: 'text' | 'email' | 'password' | 'date' = 'text'
  @property() autocomplete = 'off'
  @property() hint = ''
  /** The error message, translated; '' when there is none. */
  @property() error = ''
  @property() min: string | undefined
  @property() max: string | undefined
  /** Initial value; afterwards the form owns the value. */
  @property() initial = ''
  @property({ type: Boolean }) numeric = false
  @state() private isShown = false

  override createRenderRoot(): HTMLElement {
    return this
  }

  get input(): HTMLInputElement | null {
    return this.querySelector('input')
  }

  override focus(): void {
    this.input?.focus()
  }

  private get describedBy() {
    const ids = [this.hint && `${this.name}-hint`, this.error && `${this.name}-error`]
      .filter(Boolean)
      .join(' ')
    return ids || nothing
  }

  override render() {
    const isSecret = this.type === 'password'
    const isWord = this.type === 'text' && this.autocomplete === 'name'
    return html`
      <label for=${this.name}>${this.label}</label>
      <input
        id=${this.name}
        name=${this.name}
        type=${isSecret && this.isShown ? 'text' : this.type}
        autocomplete=${this.autocomplete as 'off'}
        autocapitalize=${isWord ? nothing : 'none'}
        spellcheck=${isWord ? nothing : 'false'}
        inputmode=${this.numeric ? 'numeric' : nothing}
        min=${this.min ?? nothing}
        max=${this.max ?? nothing}
        value=${this.initial || nothing}
        required
        aria-describedby=${this.describedBy}
        aria-invalid=${this.error ? 'true' : nothing}
      />
      ${isSecret ? this.renderToggle() : nothing}
      ${this.hint ? html`<p id="${this.name}-hint" class="hint">${this.hint}</p>` : nothing}
      <p id="${this.name}-error" class="error" role="alert" ?hidden=${!this.error}>${this.error}</p>
    `
  }

  /**
   * Placed after the input in DOM order, so that Tab goes to the next input first; displayed next to the
   * label.
   */
  private renderToggle() {
    return html`<button
      type="button"
      class="quiet"
      aria-pressed=${this.isShown ? 'true' : 'false'}
      aria-controls=${this.name}
      aria-label=${credentialsText('showName', { field: this.label })}
      @click=${() => (this.isShown = !this.isShown)}
    >
      ${credentialsText('show')}
    </button>`
  }
}

/** Styles of forms with these fields, in addition to the styles of fields and buttons. */
export const formFieldStyles = css`
  hr-form-field {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: baseline;
    width: min(100%, 360px);
  }
  hr-form-field > * {
    grid-column: 1 / -1;
  }
  hr-form-field > label {
    grid-area: 1 / 1;
    margin-bottom: var(--space-1);
  }
  hr-form-field > button.quiet {
    grid-area: 1 / 2;
    min-height: 24px;
    margin-inline-end: -4px;
    padding: 0 4px;
    font-size: var(--step--1);
  }
  hr-form-field > button[aria-pressed='true'] {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
`

declare global {
  interface HTMLElementTagNameMap {
    'hr-form-field': HrFormField
  }
}
