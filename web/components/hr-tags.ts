import { css, html, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { ValueChanged } from '../events/value-changed.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { fieldStyles } from '../styles/fields.ts'
import { textStyles } from '../styles/text.ts'

/**
 * Tags as text; with `editable`, each can be removed and others added (comma or Enter). Emits `value-changed`
 * with the list.
 */
@customElement('hr-tags')
export class HrTags extends LocalizedElement {
  @property({ attribute: false }) tags: string[] = []
  @property({ type: Boolean, attribute: 'editable' }) isEditable = false
  @property() label = ''
  /** The entity the tags belong to; passed on with the change. */
  @property({ attribute: false }) entity: unknown = undefined
  @query('input') private readonly input!: HTMLInputElement

  static override styles = [
    textStyles,
    buttonStyles,
    fieldStyles,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-2);
        align-items: center;
      }
      li {
        display: inline-flex;
        align-items: center;
        max-width: 100%;
        padding: 1px 8px;
        border-radius: 99px;
        background: var(--paper-sunk);
        color: var(--ink-2);
        font-size: var(--step--1);
        overflow-wrap: anywhere;
      }
      button.icon {
        min-width: 24px;
        min-height: 24px;
        margin-inline-end: -7px;
        padding: 0;
        border-radius: 99px;
        font-size: 0.7rem;
      }
      li.add {
        padding: 0;
        background: none;
      }
      .add input {
        width: 16ch;
        min-height: 28px !important;
        padding: 1px 8px;
        border-style: dashed;
        border-radius: 99px;
        font-size: var(--step--1);
      }
    `,
  ]

  private settle(tags: string[]) {
    this.tags = tags
    this.dispatchEvent(new ValueChanged(tags, this.entity))
  }

  private readonly add = () => {
    const added = this.input.value
      .split(/[,，、]/)
      .map((one) => one.trim())
      .filter((one) => one !== '')
    this.input.value = ''
    const tags = [...new Set([...this.tags, ...added])]
    if (tags.length !== this.tags.length) this.settle(tags)
  }

  private readonly press = (event: KeyboardEvent) => {
    if (event.isComposing || !['Enter', ',', '，', '、'].includes(event.key)) return
    event.preventDefault()
    this.add()
  }

  override render() {
    return html`<ul aria-label=${this.label || nothing}>
      ${this.tags.map(
        (tag) =>
          html`<li>
            ${tag}
            ${
              this.isEditable
                ? html`<button
                    class="icon"
                    aria-label=${common('removeThing', { entity: tag })}
                    @click=${() => this.settle(this.tags.filter((one) => one !== tag))}
                  >
                    ✕
                  </button>`
                : nothing
            }
          </li>`,
      )}
      ${
        this.isEditable
          ? html`<li class="add">
              <input
                maxlength="60"
                aria-label=${`${this.label} ${common('add')}`.trim()}
                placeholder=${common('add')}
                @keydown=${this.press}
                @change=${this.add}
              />
            </li>`
          : nothing
      }
    </ul>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-tags': HrTags
  }
}
