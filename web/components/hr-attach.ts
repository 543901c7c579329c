import { css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { LocalizedElement } from '../elements/localized-element.ts'
import { ContentGiven } from '../events/content-given.ts'
import type { GivenContent } from '../events/content-given.ts'
import { Closed } from '../events/closed.ts'
import { number } from '../formats/numbers.ts'
import { documentText as t } from '../locales/document.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { fieldStyles } from '../styles/fields.ts'
import { textStyles } from '../styles/text.ts'

const isLink = (text: string): boolean => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)

/** Structure that plain text would lose; text copied from an editor of code has none. */
const hasStructure = (markup: string): boolean =>
  /<(h[1-6]|li|table|a |strong|b|em|i|img|pre)\b/i.test(markup)

/**
 * Takes a file by drop or choice, and text or a link by paste, in one move. Emits `content-given`; and `closed` when an
 * upload is cancelled.
 */
@customElement('hr-attach')
export class HrAttach extends LocalizedElement {
  /** The name of what is being sent; '' when nothing is. */
  @property() sending = ''
  /** The sent share, from 0 to 1. */
  @property({ type: Number }) progress = 0
  /** Why the last one was refused; '' when it was not. */
  @property() refusal = ''
  @state() private isOver = false
  @state() private ownRefusal = ''
  @query('input[type=file]') private readonly picker!: HTMLInputElement
  @query('input[type=text]') private readonly pasteField!: HTMLInputElement

  static override styles = [
    textStyles,
    buttonStyles,
    fieldStyles,
    css`
      .zone {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
        padding: var(--space-3) var(--space-4);
        border: 1px dashed var(--rule-strong);
        border-radius: 8px;
        color: var(--ink-2);
      }
      .over {
        border-color: var(--water);
        background: var(--paper-sunk);
      }
      input[type='text'] {
        flex: 1 1 210px;
        min-width: 0;
      }
      .hint {
        margin-top: var(--space-1);
        color: var(--ink-3);
        font-size: var(--step--1);
      }
      progress {
        flex: 1 1 160px;
        height: 6px;
        accent-color: var(--water);
      }
      .refused {
        margin-top: var(--space-2);
        color: var(--stop);
        font-size: var(--step--1);
      }
      .name {
        max-width: 100%;
        overflow-wrap: anywhere;
      }
    `,
  ]

  private give(content: GivenContent) {
    this.ownRefusal = ''
    if (!this.sending) this.dispatchEvent(new ContentGiven(content))
  }

  private readonly hold = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    this.isOver = true
  }

  private readonly dropped = (event: DragEvent) => {
    event.preventDefault()
    this.isOver = false
    const [file] = event.dataTransfer?.files ?? []
    if (file) this.give({ file })
  }

  private readonly pasted = (event: ClipboardEvent) => {
    event.preventDefault()
    const [file] = event.clipboardData?.files ?? []
    const text = event.clipboardData?.getData('text/plain').trim() ?? ''
    const markup = event.clipboardData?.getData('text/html') ?? ''
    if (isLink(text)) this.give({ link: text })
    else if (hasStructure(markup)) this.give({ html: markup })
    else if (text) this.give({ markdown: text })
    else if (file) this.give({ file })
  }

  private readonly typed = (event: Event) => {
    event.preventDefault()
    const text = this.pasteField.value.trim()
    if (!isLink(text)) {
      this.ownRefusal = text ? t('attach.notLink') : ''
      return
    }
    this.pasteField.value = ''
    this.give({ link: text })
  }

  override render() {
    const refusal = this.ownRefusal || this.refusal
    return html`
      <form
        class="zone ${this.isOver ? 'over' : ''}"
        @submit=${this.typed}
        @dragover=${this.hold}
        @dragleave=${() => (this.isOver = false)}
        @drop=${this.dropped}
      >
        ${this.sending ? this.renderSending() : this.renderChoice()}
      </form>
      ${this.sending ? nothing : html`<p class="hint">${t('attach.hint')}</p>`}
      <div role="alert">${refusal ? html`<p class="refused">${refusal}</p>` : nothing}</div>
    `
  }

  private renderChoice() {
    return html`<span aria-hidden="true">${this.isOver ? t('attach.dropOver') : t('attach.drop')}</span>
      <button type="button" @click=${() => this.picker.click()}>${t('attach.choose')}</button>
      <input
        type="text"
        aria-label=${t('attach.paste')}
        placeholder=${t('attach.paste')}
        autocomplete="off"
        @paste=${this.pasted}
      />
      <input
        type="file"
        aria-label=${t('attach.choose')}
        tabindex="-1"
        hidden
        @change=${() => {
          const [file] = this.picker.files ?? []
          if (file) this.give({ file })
          this.picker.value = ''
        }}
      />`
  }

  private renderSending() {
    const name = t('attach.sending', { name: this.sending })
    return html`<span class="name" role="status">${name}</span>
      <progress max="1" .value=${this.progress} aria-label=${name}></progress>
      <span>${number(this.progress * 100, 0)} %</span>
      <button type="button" @click=${() => this.dispatchEvent(new Closed())}>${t('attach.cancel')}</button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-attach': HrAttach
  }
}
