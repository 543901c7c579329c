import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { Closed } from '../events/closed.ts'
import { ValueChanged } from '../events/value-changed.ts'
import type { ValueTyped } from '../events/value-changed.ts'
import { deletionText as t } from '../locales/deletion.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { fieldStyles } from '../styles/fields.ts'
import { textStyles } from '../styles/text.ts'
import './hr-dialog.ts'
import './hr-field.ts'

/**
 * Permanently deletes in two steps: first the export, then typing the title. Emits `value-changed` with that
 * title, `closed` when cancelled.
 */
@customElement('hr-delete-dialog')
export class HrDeleteDialog extends LocalizedElement {
  @property() noun: 'feature' | 'launch' = 'feature'
  /** Title of the entity. */
  @property({ attribute: false }) entityTitle = ''
  @property({ attribute: 'export-href' }) exportHref = ''
  /** Entities that refer to it and prevent the deletion. */
  @property({ attribute: false }) holders: { href: string; title: string }[] = []
  /** Any other error message, translated. */
  @property() error = ''
  @state() private isDownloaded = false
  @state() private typed = ''

  static override styles = [
    textStyles,
    buttonStyles,
    fieldStyles,
    css`
      ol {
        display: grid;
        gap: var(--space-5);
        margin-top: var(--space-4);
      }
      ol p {
        margin-bottom: var(--space-2);
        color: var(--ink-2);
      }
      .step {
        margin: 0;
        color: var(--ink-3);
        font-size: var(--step--1);
      }
      .never {
        padding-inline-start: var(--space-3);
        border-inline-start: 3px solid var(--stop);
      }
      .holders {
        margin-top: var(--space-4);
        padding-inline-start: var(--space-3);
        border-inline-start: 3px solid var(--warn);
      }
      .holders li {
        margin-top: var(--space-1);
        overflow-wrap: anywhere;
      }
    `,
  ]

  private get isMeant() {
    return this.isDownloaded && this.typed.trim() === this.entityTitle.trim()
  }

  private readonly close = () => this.dispatchEvent(new Closed())

  private readonly confirm = () => {
    if (this.isMeant) this.dispatchEvent(new ValueChanged(this.entityTitle))
  }

  private readonly typing = (event: ValueTyped | ValueChanged) => {
    event.stopPropagation()
    this.typed = event.value
  }

  override render() {
    const { noun, entityTitle: title } = this
    return html`<hr-dialog open .heading=${t(`title.${noun}`)} @closed=${this.close}>
      <p class="never">${t(`gone.${noun}`)} ${t('never')}</p>
      <ol>
        <li>
          <p class="step">${t('step', { step: 1 })}</p>
          <h3>${t('first')}</h3>
          <p>${t(`inExport.${noun}`)}</p>
          <a class="button" href=${this.exportHref} download @click=${() => (this.isDownloaded = true)}
            >${t('download')}</a
          >
        </li>
        <li>
          <p class="step">${t('step', { step: 2 })}</p>
          <h3>${t('second')}</h3>
          <hr-field
            .label=${t('type', { title })}
            .hint=${this.isDownloaded ? '' : t('typeHint')}
            .disabled=${!this.isDownloaded}
            .value=${this.typed}
            @value-typed=${this.typing}
            @value-changed=${this.typing}
            @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && !event.isComposing && this.confirm()}
          ></hr-field>
        </li>
      </ol>
      ${this.renderRefusal()}
      <button slot="actions" @click=${this.close}>${common('cancel')}</button>
      <button slot="actions" class="danger" ?disabled=${!this.isMeant} @click=${this.confirm}>
        ${t('forGood')}
      </button>
    </hr-dialog>`
  }

  private renderRefusal() {
    const { holders, error } = this
    if (holders.length === 0) return error ? html`<p class="error" role="alert">${error}</p>` : nothing
    return html`<div class="holders" role="alert">
      <p>${t('inUse', { count: holders.length })}</p>
      <ul>
        ${holders.map(({ href, title }) => html`<li><a href=${href}>${title}</a></li>`)}
      </ul>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-delete-dialog': HrDeleteDialog
  }
}
