import { html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { ValueChanged } from '../../events/value-changed.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { sourceStyles } from './import-source-styles.ts'
import { maxBytes, tooBigText } from './import-error-text.ts'
import { t } from '../../locales/import.ts'

/** The source of an import: a file unchanged, or pasted text. */
export type ImportSource = { name: string; content: File | string }

const writes = 'input, textarea, select, [contenteditable]'

/** Accepts a list by drop, file choice or paste. Emits `value-changed` with it. */
@customElement('hr-import-source')
export class HrImportSource extends LocalizedElement {
  /** Why the last source was rejected; '' when it was not. */
  @property() refusal = ''
  @property({ type: Boolean, attribute: 'busy' }) isBusy = false
  @state() private isOver = false
  @state() private ownRefusal = ''
  @query('textarea') private readonly area!: HTMLTextAreaElement
  @query('input[type=file]') private readonly picker!: HTMLInputElement

  static override styles = [textStyles, buttonStyles, fieldStyles, sourceStyles]

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('paste', this.pasted)
    addEventListener('dragover', this.hold)
    addEventListener('drop', this.dropped)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('paste', this.pasted)
    removeEventListener('dragover', this.hold)
    removeEventListener('drop', this.dropped)
  }

  private bring(brought: ImportSource) {
    this.ownRefusal = ''
    const bytes = brought.content instanceof File ? brought.content.size : new Blob([brought.content]).size
    if (bytes > maxBytes) this.ownRefusal = tooBigText(bytes)
    else if (!this.isBusy) this.dispatchEvent(new ValueChanged(brought))
  }

  private bringFiles(files: FileList | null | undefined) {
    const [file, second] = files ?? []
    if (second) this.ownRefusal = t('source.oneFile')
    else if (file) this.bring({ name: file.name, content: file })
  }

  private bringText(text: string) {
    if (text.trim()) this.bring({ name: t('source.pastedName'), content: text })
  }

  /** A file dropped next to the drop zone must not replace the page. */
  private readonly hold = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    this.isOver = true
  }

  private readonly dropped = (event: DragEvent) => {
    this.isOver = false
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    this.bringFiles(event.dataTransfer.files)
  }

  private readonly pasted = (event: ClipboardEvent) => {
    const isInField = event.composedPath().some((node) => node instanceof Element && node.matches(writes))
    if (event.clipboardData?.files.length) this.bringFiles(event.clipboardData.files)
    else if (!isInField) this.bringText(event.clipboardData?.getData('text/plain') ?? '')
  }

  override render() {
    const refusal = this.ownRefusal || this.refusal
    return html`
      <div
        class="drop ${this.isOver ? 'over' : ''}"
        @dragleave=${(event: DragEvent) => event.relatedTarget || (this.isOver = false)}
      >
        <svg viewBox="0 0 64 40" aria-hidden="true">
          <path class="bed" d="M2 14h18c6 0 8 12 14 12h28v10H30C22 36 20 24 14 24H2z" />
          <path class="line" d="M2 19h15c8 0 9 12 17 12h28" />
        </svg>
        <p class="says">${t('source.drop')}</p>
        <p class="or">
          ${t('source.or')}
          <button class="primary" ?disabled=${this.isBusy} @click=${() => this.picker.click()}>
            ${t('source.choose')}
          </button>
        </p>
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          aria-label=${t('source.choose')}
          tabindex="-1"
          hidden
          @change=${() => {
            this.bringFiles(this.picker.files)
            this.picker.value = ''
          }}
        />
      </div>
      <div role="alert">
        ${refusal ? html`<p class="refused"><b>${t('refused.title')}</b>${refusal}</p>` : nothing}
      </div>
      <form
        @submit=${(event: Event) => {
          event.preventDefault()
          this.bringText(this.area.value)
        }}
      >
        <label for="rows">${t('source.paste')}</label>
        <textarea id="rows" rows="4" spellcheck="false" aria-describedby="rows-hint"></textarea>
        <div class="under">
          <p id="rows-hint" class="hint">${t('source.pasteHint')}</p>
          <button ?disabled=${this.isBusy}>${t('source.read')}</button>
        </div>
      </form>
      <p class="quiet-text">${t('source.update')}</p>
      <p class="quiet-text">${t('source.limits')}</p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-import-source': HrImportSource
  }
}
