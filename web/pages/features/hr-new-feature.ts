import { css, html } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { Closed } from '../../events/closed.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { visibilityText } from '../../locales/visibility.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/features.ts'

/** Input of a new feature. */
export type NewFeatureInput = { title: string; isConfidential: boolean }

/**
 * The form for a new feature, above the list. Emits `value-changed` with the title and whether it is
 * confidential, `closed` when cancelled.
 */
@customElement('hr-new-feature')
export class HrNewFeature extends LocalizedElement {
  @property({ type: Boolean, attribute: 'busy' }) isBusy = false
  /** The translated error of the server. */
  @property() error = ''
  @query('#title') private readonly input!: HTMLInputElement
  @query('#confidential') private readonly box!: HTMLInputElement

  static override styles = [
    textStyles,
    buttonStyles,
    fieldStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-1) var(--space-2);
        margin-bottom: var(--space-5);
      }
      :is(label, .hint, .error) {
        grid-column: 1 / -1;
      }
      form > input {
        font: 500 var(--step-1) / 1.4 var(--font-title);
      }
      @media (max-width: 480px) {
        :is(form > input, .actions) {
          grid-column: 1 / -1;
        }
        .hint {
          grid-row: 3;
          margin: 0;
        }
      }
    `,
  ]

  override firstUpdated(): void {
    this.focus()
  }

  override focus(): void {
    this.input.focus()
  }

  private readonly submit = (event: Event) => {
    event.preventDefault()
    const title = this.input.value.trim()
    const isConfidential = this.box.checked
    if (title && !this.isBusy)
      this.dispatchEvent(new ValueChanged<NewFeatureInput>({ title, isConfidential }))
  }

  private readonly press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.stopPropagation()
    this.dispatchEvent(new Closed())
  }

  override render() {
    return html`<form @submit=${this.submit} @keydown=${this.press}>
      <label for="title">${t('addTitle')}</label>
      <input
        id="title"
        required
        maxlength="300"
        autocomplete="off"
        aria-describedby="hint error"
        aria-invalid=${this.error ? 'true' : 'false'}
      />
      <div class="actions">
        <button class="primary" ?disabled=${this.isBusy}>${this.isBusy ? t('adding') : common('add')}</button>
        <button type="button" @click=${() => this.dispatchEvent(new Closed())}>${common('cancel')}</button>
      </div>
      <p id="hint" class="hint">${t('addHint')}</p>
      <label class="check"
        ><input id="confidential" type="checkbox" aria-describedby="sight" />${visibilityText('check')}</label
      >
      <p id="sight" class="hint">${visibilityText('newHint')}</p>
      <p id="error" class="error" role="alert" ?hidden=${!this.error}>${this.error}</p>
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-new-feature': HrNewFeature
  }
}
