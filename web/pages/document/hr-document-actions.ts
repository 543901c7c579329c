import { css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Document, DocumentVersion } from '#server/contracts/documents.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import { documentFileUrl } from '../../api/document-versions.ts'
import '../../components/hr-dialog.ts'
import '../../components/hr-menu.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { longDate } from '../../formats/dates.ts'
import { common } from '../../locales/common.ts'
import { documentText as t } from '../../locales/document.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import {
  makeMain,
  markFinal,
  restoreVersion,
  setArchived,
  takeWithdrawalBack,
  unmarkFinal,
  withdraw,
} from './document-changes.ts'

/** What one does with the version that is read: open the original, mark it final, withdraw it, archive the document. */
@customElement('hr-document-actions')
export class HrDocumentActions extends LocalizedElement {
  @property({ attribute: false }) document!: Document
  @property({ attribute: false }) shown!: DocumentVersion
  @property() today: PlainDate | '' = ''
  @property({ type: Boolean, attribute: 'read-only' }) isReadOnly = false
  @state() private isWithdrawing = false
  @query('#final-on') private readonly finalOn!: HTMLInputElement
  @query('#reason') private readonly reason!: HTMLTextAreaElement

  static override styles = [
    textStyles,
    buttonStyles,
    fieldStyles,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
      #final-on {
        width: auto;
      }
      hr-dialog p {
        margin-bottom: var(--space-3);
        color: var(--ink-2);
      }
    `,
  ]

  override render() {
    const { document, shown, isReadOnly } = this
    const isChangeable = !isReadOnly && document.archivedAt === null
    return html`<div class="row">
        ${this.renderOriginal()} ${this.renderFinal(isChangeable)} ${isReadOnly ? nothing : this.renderMore()}
      </div>
      ${this.isWithdrawing ? this.renderWithdrawing(shown.number) : nothing}`
  }

  private renderOriginal() {
    const { document, shown } = this
    if (shown.link !== null) {
      return html`<a class="button" href=${shown.link} target="_blank" rel="noopener noreferrer"
        >${t('openLink')}</a
      >`
    }
    const isPdf = shown.file?.mediaType === 'application/pdf'
    const href = documentFileUrl(document.id, shown.number)
    return isPdf
      ? html`<a class="button" href=${href} target="_blank">${t('original')}</a>`
      : html`<a class="button" href=${href} download=${shown.file?.name ?? ''}>${t('download')}</a>`
  }

  private renderFinal(isChangeable: boolean) {
    const { document, shown, today } = this
    const { final, isMain } = document
    if (final?.number === shown.number) {
      return html`<span>${t('finalSince', { date: longDate(final.on) })}</span> ${
          isChangeable
            ? html`<button class="quiet" @click=${() => unmarkFinal(document)}>${t('final.unmark')}</button>`
            : nothing
        }`
    }
    const elsewhere = final
      ? html`<span>${t('final.elsewhere', { number: final.number, date: longDate(final.on) })}</span>`
      : nothing
    if (!isChangeable || !isMain || shown.withdrawal) return elsewhere
    return html`${elsewhere}
      <form
        @submit=${(event: Event) => {
          event.preventDefault()
          void markFinal(document, shown.number, this.finalOn.value)
        }}
      >
        <label for="final-on">${t('final.since')}</label>
        <input id="final-on" type="date" required .value=${today} />
        <button class=${final ? '' : 'primary'}>${t('final.mark')}</button>
      </form>`
  }

  private renderMore() {
    const { document, shown } = this
    if (document.archivedAt !== null) {
      return html`<button @click=${() => setArchived(document, false)}>${t('restoreDocument')}</button>`
    }
    const isCurrent = shown.number === document.current?.number
    return html`<hr-menu label=${t('more')} placement="end">
      <span slot="trigger">${common('more')}</span>
      ${
        shown.withdrawal
          ? html`<button @click=${() => takeWithdrawalBack(document, shown.number)}>
              ${t('withdraw.undo')}
            </button>`
          : html`<button @click=${() => (this.isWithdrawing = true)}>${t('withdraw.do')}</button>`
      }
      ${
        isCurrent
          ? nothing
          : html`<button @click=${() => restoreVersion(document, shown.number)}>${t('restore')}</button>`
      }
      ${document.isMain ? nothing : html`<button @click=${() => makeMain(document)}>${t('makeMain')}</button>`}
      <button @click=${() => setArchived(document, true)}>${t('archive')}</button>
    </hr-menu>`
  }

  private renderWithdrawing(number: number) {
    const send = async () => {
      const reason = this.reason.value.trim()
      if (reason === '') return this.reason.focus()
      if (await withdraw(this.document, number, reason)) this.isWithdrawing = false
    }
    return html`<hr-dialog
      open
      .heading=${t('withdraw.heading', { number })}
      @closed=${() => (this.isWithdrawing = false)}
    >
      <p>${t('withdraw.lede')}</p>
      <label for="reason">${common('reason')}</label>
      <textarea id="reason" rows="3" maxlength="1000" required></textarea>
      <button slot="actions" @click=${() => (this.isWithdrawing = false)}>${common('cancel')}</button>
      <button slot="actions" class="primary" @click=${send}>${t('withdraw.do')}</button>
    </hr-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-document-actions': HrDocumentActions
  }
}
